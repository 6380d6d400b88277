"""The BUCP of July 2026 (template v3), for one recipient and one provider department or more.

A released version does not change silently: a new key, kind, scope, condition or choice makes a new version;
wording may change freely.
"""

from conversations.form.addenda import FERPA, HIPAA
from conversations.form.administrative import ADMINISTRATIVE
from conversations.form.approvals import APPROVALS
from conversations.form.beside import BESIDE
from conversations.form.business_case import BUSINESS_CASE
from conversations.form.checklist import CHECKLIST
from conversations.form.element_columns import ELEMENT_COLUMNS
from conversations.form.model import Form
from conversations.form.technical import TECHNICAL

BUCP_3 = Form(
    version="bucp-3",
    sections=(CHECKLIST, BUSINESS_CASE, TECHNICAL, ADMINISTRATIVE, APPROVALS, HIPAA, FERPA, BESIDE),
    element_columns=ELEMENT_COLUMNS,
)

FORMS = {BUCP_3.version: BUCP_3}
"""All released versions, by the name that an agreement pins."""
