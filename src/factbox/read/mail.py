"""Mails, such as a wire's alerts and newsletters, to drafts."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from factbox.errors import Problem
from factbox.read.dates import Evidence, parse_moment
from factbox.read.drafts import Draft
from factbox.read.members import printable
from factbox.read.pages.child import shared_reader

SENT = "metadata"
"""How the day of a mail is known: by its head, as a page's by its own."""
_ANSWERED = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def read_mail(data: bytes, file: str) -> Draft | Problem:
    """Return what a mail says: its subject as headline, its words, its sender as outlet, the day it was sent.

    Args:
        data: the file, as RFC 5322 has it.
        file: its name, for the problems.
    """
    try:
        mail = message_from_bytes(data, policy=policy.default)
        if not any(name in mail for name in ("from", "subject", "date")):
            return Problem(
                "read", "broken-mail", "it does not begin as a mail does, with sender, subject or date", file
            )
        text, problems = _words(mail, file)
        title = " ".join(_ANSWERED.sub("", _head(mail, "subject")).split())
        sent, sender = _head(mail, "date"), _sender(mail)
        attached = [printable(part.get_filename() or part.get_content_type()) for part in mail.iter_attachments()]
    except Exception as error:  # noqa: BLE001 - a parser fed by strangers; whatever it raises, the others go on
        return Problem("read", "broken-mail", f"the mail could not be parsed: {type(error).__name__}", file)
    if isinstance(text, Problem):
        return text
    if attached:
        told = f"save what is attached as files of their own and read these: {', '.join(attached)[:300]}"
        problems = (*problems, Problem("read", "attachment", told, file))
    whole = text if not title or title in text[: 2 * len(title)] else f"{title}\n\n{text}"
    dated = (Evidence(SENT, sent, parse_moment(sent)),) if sent else ()
    return Draft(whole, sender, title=title, metadata=dated, problems=problems)


def _head(mail: EmailMessage, name: str) -> str:
    """Return a line of a mail's head, with what stands for no letter replaced."""
    return printable(" ".join(str(mail.get(name, "")).split())[:500])


def _sender(mail: EmailMessage) -> str:
    """Return the name that the sender goes by, or where the mail comes from if it gives none."""
    senders = getattr(mail.get("from"), "addresses", ())
    if not senders:
        return ""
    return printable((senders[0].display_name or senders[0].domain)[:200])


def _words(mail: EmailMessage, file: str) -> tuple[str | Problem, tuple[Problem, ...]]:
    """Return the words of a mail: those it has as plain text, else those of its page."""
    body = mail.get_body(("plain", "html"))
    if body is None:
        return Problem("read", "no-text", "the mail has no words of its own", file), ()
    if body.get_content_subtype() == "html":
        page = shared_reader().read("html", bytes(body.get_payload(decode=True) or b""), file)
        return (page, ()) if isinstance(page, Problem) else (page.text, page.problems)
    text = str(body.get_content()).replace("\r\n", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}").strip()
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    wrong = f"{damaged} damaged characters were replaced by \N{REPLACEMENT CHARACTER}"
    return text, (Problem("read", "encoding", wrong, file),) if damaged else ()
