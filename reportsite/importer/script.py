"""Traditional characters -> simplified ones, for the words that are looked for: a text itself stays as it is."""

_TRADITIONAL = "對檢問題產個黨組總領導幹報發綱實況狀進討會議記錄書長機關區縣鄉鎮廳團務處級員為與顯現結語態標準學習開來歷層應際義風將這時間據範圍說們維護權責於師負當從無斷變認識內調查舉兩還沒單辦經濟種續強勢項終貫徹後執點專動眾"
_SIMPLIFIED = "对检问题产个党组总领导干报发纲实况状进讨会议记录书长机关区县乡镇厅团务处级员为与显现结语态标准学习开来历层应际义风将这时间据范围说们维护权责于师负当从无断变认识内调查举两还没单办经济种续强势项终贯彻后执点专动众"
_TABLE = str.maketrans(dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))


def simplified(text: str) -> str:
    """The text in simplified characters, as long as before."""
    return text.translate(_TABLE)
