"""What somebody fills in to log in."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length

from dialoog.web.forms import Form, stripped


class LogInForm(Form):
    """E-mail address and password."""

    email = StringField(
        _l("E-mailadres"),
        [InputRequired(_l("Vul uw e-mailadres in.")), Length(max=254)],
        filters=[stripped],
        render_kw={"autocomplete": "username", "type": "email"},
    )
    password = PasswordField(
        _l("Wachtwoord"),
        [InputRequired(_l("Vul uw wachtwoord in.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
