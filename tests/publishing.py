"""Small sites to publish, and all that stands in a folder, for the tests of publishing."""

from pathlib import Path

from felicitations.model import File


def files(**content: str) -> list[File]:
    return [File(address=name.replace("__", "/") + ".html", content=text.encode()) for name, text in content.items()]


def tree(folder: Path) -> dict[str, str]:
    """Everything below a folder: the bytes of files, the targets of links, folders as nothing."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = str(path.readlink()) if path.is_symlink() else path.read_bytes().hex() if path.is_file() else ""
    return found
