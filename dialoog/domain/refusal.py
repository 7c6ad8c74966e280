"""How the domain says no: a code with facts; the sentence that people read lives in ``web``."""


class Refused(Exception):
    """A wish that a rule forbids.

    ``code`` is "<topic>.<reason>", for example "invitation.no_promise"; ``facts`` fill the
    sentence that belongs to it in ``dialoog.web.refusals``.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Missing(LookupError):
    """Something that isn't there, or that isn't yours: from outside the two look the same."""
