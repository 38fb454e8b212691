import re

import pytest
from django.core.management import CommandError, call_command

from reportsite.drafting.actions.reports import take_over
from tests.drafting.contents import full_content

TREE = """\
report c0 青禾市档案馆对照检查材料
  section basic s1 基本情况
  section previous s2 上年度整改情况
    point o1 屋顶已补
      point o2 花了三天。
  section matters s3 有关事项
    part previous a1 去年的事
      point o3 没有
  section problems s4 存在的问题
    dimension d1 读懂馆藏方面
      problem p1 登记不及时
        example e1 比如，3月收的《柳溪志》到5月才编号。
        example e2 又如，来信登记漏了11封。
        rectification r1 当日登记
        rectification r2 每周核对
    dimension d2 以案促改方面
      problem p2 没有标题的问题。
      dimension d3 守护库房方面
      dimension d4 服务查档方面
        problem p3 排队久
  section causes s5 原因
    point o4 懒 -> d1 p2
  section measures s6 措施
    point o5 勤 -> p1
  section closing s7 以上请批评。
  section other s8 附注
"""


def test_the_tree_indented_with_the_size_of_each_text(unit, capsys):
    report = take_over(unit=unit, content=full_content(), by=None)
    call_command("show_report", report.pk)
    out = capsys.readouterr().out
    assert re.sub(r" \[\d+\]", "", out) == TREE
    assert "problem p1 [27] 登记不及时" in out


@pytest.mark.parametrize("pk", ["0", "-1", str(2**63)])
def test_an_unknown_id(db, pk):
    with pytest.raises(CommandError, match=f"There is no report {pk}."):
        call_command("show_report", "--", pk)


def test_as_a_script_calls_it(fails):
    assert fails("show_report", "4711") == "CommandError: There is no report 4711."
    assert fails("show_report", "abc").startswith("manage.py show_report: ")
