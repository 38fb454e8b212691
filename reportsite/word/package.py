"""A DOCX as a package of parts: opened from bytes that nobody vouches for. Nothing outside it is ever fetched."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from reportsite.confined.refused import Refused
from reportsite.word.archive import Archive, open_archive
from reportsite.word.markup import RELATIONS, Budget, Element, W, parse

# What is never opened, by the kind of the relation that leads there.
_MACROS = ("vbaProject", "wordVbaData")
_OBJECTS = ("oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to. `kind` is the last word of the relation's type ("image", "footer", "attachedTemplate"),
    `target` the name of a part, or an address where it is external."""

    part: str
    key: str
    kind: str
    target: str
    external: bool = False


class Package:
    """The parts of a DOCX. All reading of parts draws on one budget, and each is parsed once.

    Refused, from `open` and from whatever reads a part: the codes of `archive.open_archive` and of `markup.parse`.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._budget = Budget()
        self._parsed: dict[str, Element] = {}
        self._relations = {key: self._read_relations(key) for key in archive.entries if key.endswith(".rels")}
        self.main = self._find_main()

    @classmethod
    def open(cls, data: bytes) -> "Package":
        """The package in a file's bytes."""
        package = cls(open_archive(data))
        if package.main not in package._archive:
            raise Refused("not_docx", kind=package._archive.kind)
        if package.document.tag != W + "document":
            raise Refused("not_docx", kind=package._archive.kind)
        return package

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, as they stand in the archive."""
        return tuple(entry.filename for entry in self._archive.entries.values())

    @property
    def document(self) -> Element:
        """The root of the main part, w:document."""
        return self._parse(self.main)

    @property
    def styles(self) -> Element | None:
        return self.settled("styles")

    @property
    def settings(self) -> Element | None:
        return self.settled("settings")

    @property
    def theme(self) -> Element | None:
        return self.settled("theme")

    @property
    def numbering(self) -> Element | None:
        return self.settled("numbering")

    def settled(self, kind: str) -> Element | None:
        """The root of a part that the document has once ("styles", "footnotes", "comments", …), None without it."""
        relations = self.relations(self.main).values()
        named = next((relation.target for relation in relations if relation.kind == kind and not relation.external), "")
        return self.part(named or f"{posixpath.dirname(self.main)}/{kind}.xml")

    def part(self, name: str) -> Element | None:
        """The root of a part, None where it is not there."""
        return self._parse(name) if name in self._archive else None

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by the keys that it is referred to with (r:id)."""
        folder, name = posixpath.split(part)
        return self._relations.get(posixpath.join(folder, "_rels", f"{name}.rels").lower(), {})

    @property
    def external(self) -> tuple[Relation, ...]:
        """What lies outside the package, except the addresses that a text is linked to: templates, pictures, objects."""
        return tuple(found for found in self._all_relations() if found.external and found.kind != "hyperlink")

    @property
    def objects(self) -> tuple[str, ...]:
        """The parts that belong to other programs: OLE objects, controls, documents within the document."""
        return tuple(found.target for found in self._all_relations() if found.kind in _OBJECTS and not found.external)

    @property
    def macros(self) -> bool:
        """Whether there are macros in it. They are never read."""
        return any(found.kind in _MACROS for found in self._all_relations())

    def _all_relations(self) -> list[Relation]:
        return [relation for found in self._relations.values() for relation in found.values()]

    def _parse(self, name: str) -> Element:
        key = name.lower()
        if key not in self._parsed:
            self._parsed[key] = parse(self._archive.read(name), name, self._budget)
        return self._parsed[key]

    def _read_relations(self, key: str) -> dict[str, Relation]:
        """The relations in the part `folder/_rels/source.rels` of `folder/source`; targets are relative to its folder."""
        name = self._archive.entries[key].filename
        folder = posixpath.dirname(posixpath.dirname(name))
        source = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        found = {}
        for element in parse(self._archive.read(name), name, self._budget).iter(RELATIONS + "Relationship"):
            target = element.get("Target", "")
            external = element.get("TargetMode", "").lower() == "external"
            if not external:
                # normpath keeps a name that climbs out of the package: no part is called so
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target.split("#")[0]))).lstrip("/")
            kind = posixpath.basename(element.get("Type", ""))
            identifier = element.get("Id", "")
            found[identifier] = Relation(source, identifier, kind, target, external)
        return found

    def _find_main(self) -> str:
        relations = self.relations("").values()
        return next((found.target for found in relations if found.kind == "officeDocument"), "word/document.xml")
