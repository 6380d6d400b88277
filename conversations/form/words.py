"""The vocabulary by which checks and readers look at plain words.

A vocabulary is written as words: `*` stands for any ending, `_` for blanks. What words cannot say is added as
regular expressions. Everything is compiled at its first use.
"""

import re
from functools import cache


def any_of(words: str, *shapes: str) -> str:
    """The pattern for any of these words, or of these shapes (regular expressions)."""
    spelled = [re.escape(word).replace(r"\*", r"\w*").replace("_", r"\s+") for word in words.split()]
    return "|".join((rf"\b(?:{'|'.join(spelled)})(?!\w)", *shapes))


def words_in(words: str, divider: str | None = None) -> frozenset[str]:
    """A set of words, divided by blanks or by `divider`."""
    return frozenset(" ".join(word.split()) for word in words.split(divider))


_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TENS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|forty-five|sixty|ninety|a|an"

PERIOD = any_of(
    "fiscal_year calendar_year school_year* since ongoing current* to_date each_year each_month each_quarter as_of",
    r"\b(?:19|20)\d\d|\bFY\s?\d\d",
    r"\b(?:last|past|prior|previous|next|recent|latest|first)\s+(?:\w+\s+)?(?:years?|months?|quarters?)",
    rf"\b(?:\d+|{_TENS})[ -]*(?:years?|months?|quarters?)\b",
)
PEOPLE = any_of(
    """adult* child children member* client* participant* person* people recipient* student* pupil* employee* employer*
    worker* claimant* firm* business* patient* family families household* case* driver* resident* veteran* provider*
    facility facilities vehicle* licensee* parolee* probationer* applicant* enrollee* beneficiar* mother* infant* birth*
    death* decedent* claim* visit* taxpayer* filer* tenant* owner* inmate* youth* senior* teacher* school* hospital*
    caregiver* parent* customer* consumer* offender* victim* nurse* physician* doctor* farm* grower* operator*
    permit_holder* retiree* survivor* individual* women men girl* boy* user* graduate* trainee* apprentice* jobseeker*
    job_seeker* smoker* newborn* public communit* californian* immigrant* refugee* tribe* entrance* segment* parcel*
    propert* those subject*"""
)
BODIES = any_of(
    "Caltrans",
    r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b",
    r"\b(?:[Dd]epartments?|[Cc]ount(?:y|ies)|[Ll]egislat\w+|[Aa]genc\w+|[Pp]rograms?|[Cc]it(?:y|ies)|[Ss]tates?|"
    r"[Dd]istricts?|[Bb]oards?|[Cc]ommissions?|[Oo]ffices?|[Ww]e|[Oo]ur|[Uu]s|[Dd]ivisions?|[Bb]ranch\w*)\b",
    r"\b(?:[Gg]overnments?|[Pp]roviders?|[Rr]ecipients?|[Ss]taff|[Tt]axpayers|[Bb]udget|[Uu]nits?|[Pp]olicy ?makers|"
    r"[Pp]lanners|[Aa]nalysts|[Mm]anagers)\b",
)
"""To be looked for in exact case: a word with two capitals is a department's short name."""
OPEN_ENDED = any_of(
    """open-end open-ended open_end open_ended openended no_end no_fixed_end indefinite* forever for_ever permanent*
    until_further_notice always ongoing without_end without_an_end as_long_as perpetu*"""
)
LENGTH = any_of(
    "one-time one_time",
    rf"\b(?:\d+(?:\.\d+)?|{_TENS}|eighteen|twenty[- ]four|half a)[- ](?:(?:full|calendar|fiscal|school|academic)[- ])?"
    r"(?:years?|months?|weeks?|days?|quarters?|yrs?|mos?)\b",
    r"\b\d+(?:yrs?|mos?)\b|\b(?:19|20)\d\d\b",
)
REVIEWED = any_of(
    """review* renew* revisit* re-examin* reexamin* check checked reassess* re-evaluat* reevaluat* reconfirm*
    re-approv* reapprov*"""
)
INTERVAL = any_of(
    """hourly daily nightly weekly biweekly bi-weekly fortnightly monthly bimonthly bi-monthly quarterly yearly annual
    annually semiannual* semi-annual* biannual* biennial* real-time real_time continuous* on_demand""",
    r"\b(?:each|every|per|a|an)\s+(?:(?:other|second|third|\d+|two|three|four|six|school|fiscal|calendar|business|"
    rf"working)\s+)*(?:hours?|days?|nights?|weeks?|months?|quarters?|years?|semesters?|terms?|mondays?|fridays?|"
    rf"{_MONTHS})\b",
)
ENCRYPTED = any_of(
    "TLS SSL HTTPS SFTP FTPS VPN SSH AES AES-128 AES-256 AES256 PGP GPG BitLocker TDE FIPS IPsec",
    r"(?<!un)(?<!not )(?<!no )(?<!without )encrypt\w*",
)
CHANNEL = any_of(
    """SFTP FTPS API APIs file_transfer MFT SMFT portal in-system in_system direct_access database_link web_service
    database_replication database_view media disk disks drive drives tape USB courier VPN HTTPS Box MOVEit GoAnywhere
    Axway datashare data_share Snowflake log_in logs_in account_in gateway S3 bucket""",
    r"\b(?:managed|secure|protected|encrypted)\s+(?:file\s+)?(?:transfer|exchange|upload|download|link|site|"
    r"workspace|share)",
    r"\bread[- ]only (?:access|view|account)",
)
MAIL = r"\be-?mail(?:ed|s)?\b|\boutlook\b|\bfax\w*\b"
PLACE = any_of(
    """enclave* server* tenant* cloud data_center data_centers data_centre datacenter AWS Azure govcloud gov_cloud
    database* warehouse environment workspace* repositor* vault* platform Snowflake network zone volume* storage_account
    storage_area mainframe SAN NAS folder* segment CDT on-prem* hosted SQL Oracle drive* bucket S3 machine* workstation*
    room system lake instance"""
)
ACCESS = any_of(
    """access role-based RBAC permission* least_privilege need-to-know need_to_know authoriz* authoris* grant* account*
    password* MFA multi-factor multifactor single_sign-on privilege* rights entitlement* login* log-in
    active_directory"""
)
LOGGED = any_of(
    "log logs logged logging audit* monitor* trail track tracks tracked tracking record_of recorded records_who"
)
METHOD = any_of(
    """NIST 800-88 purg* cryptographic_eras* crypto-eras* cryptographically wipe wiped wipes wiping overwrit* shred*
    degauss* sanitiz* sanitis* return returned returns returning DoD 5220 pulveri* inciner* burn burned burnt cleared
    destroying_the_keys zero-fill* dropped_and_vacuumed SAM_5365*""",
    r"\b(?:secure(?:ly)?|certified|physical(?:ly)?)[- ]+(?:eras|delet|destr|dispos)\w*",
    r"\bkeys? (?:is |are )?destr\w+|\bdestr\w+ (?:of )?the (?:encryption )?keys?",
)
WITHIN = any_of(
    "immediately same_day",
    rf"\b(?:\d+|{_TENS})[- ](?:(?:calendar|business|working|full)[- ])?(?:days?|weeks?|months?|years?|hours?)\b",
    r"\b(?:19|20)\d\d\b",
    rf"\b(?:by|before|no later than)\s+(?:the\s+)?(?:end of\s+)?(?:{_MONTHS}|\d)",
)
KEPT = any_of(
    """keep* kept retain* retention destroy* destruct* delet* return* archiv* purg* wipe wiped erase* remain* stay*
    publish* shred* dispos* removed remove preserv* store stored surviv* discard* save saved posted available online
    gone maintain*"""
)
FLAG = any_of(
    """public publicly internal internally publish* unpublished confidential restricted private staff_only not_released
    not_be_released release released not_shared posted online website open_data non-public nonpublic
    publication* journal*"""
)
ALL_FLAG = (
    r"\b(?:all|both|none|neither|everything|nothing|each|no product)\b[^;.\n]*"
    r"(?:public|internal|publish|confidential|released|posted)"
)
REASON_WORDS = any_of(
    "because since as except* after only unless other_than apart_from so due_to but once they it is are for with",
    "[:(]",
)
DUTY = any_of(
    """must requir* report* law laws statut* mandat* legislat* budget* decid* plan plans planning planned
    audit*
    evaluat* deadline* court* federal grant grants bill act acts order orders ordered duty duties oblig* due directive
    governor has_to have_to had_to waiver surveillance keep keeps series monitor* publish* responsib* oversight
    commission* code section consent_decree settlement forecast* allocat* eligib* verif* program_change policy assess*
    choos* whether enforce* inspect* target* outreach charged_with need_to needs_to asked action_plan emergency
    regulat*""",
    r"\b[AS]B \d+",
    r"(?<!better )(?<!informed )(?<!good )(?<!smarter )\bdecisions?\b",
)
LACKING = any_of(
    """only lack lacks lacking lacked no not cannot can't self-reported selfreported incomplet* public open own hold
    holds
    miss misses missing without gap gaps sole complete coarse insufficient neither nor none unavailable nowhere partial*
    outdated late stop stops end ends stale unlike survey* sample* aggregate* nobody except few half never undercount*
    under-count* underreport* under-report* unreliable poor old small lose loses""",
    r"n't\b|\btoo\s+\w",
)
WRITTEN = any_of(
    """contract contracts agreement agreements MOU MOUs MOA IAA BAA DUA purchase_order clause clauses task_order
    statement_of_work SOW amendment addendum memorandum signed exhibit non-disclosure nondisclosure NDA in_writing""",
    r"\bPO \d",
)
MONEY_PAPER = any_of(
    "IAA IAAs MOA MOAs MOU MOUs interagency inter-agency memorand* contract* agreement* exhibit purchase_order",
    r"\bSTD ?\.?213\b|#\s?\d+|\b\d\d-\d{3,}\b",
)
SHORTFALL = any_of(
    """lose loses lost lack* but not no cannot too less without slow* would incomplet* miss* cost costs costly drop
    drops
    fewer only however though falls_short fall_short delay* late later weak* poor* expensive unable hide hides worse low
    never fail* bias*""",
    r"n't\b",
)
AUTHORITY = any_of(
    """authori* law laws code codes section sections statut* consent approv* required_by required_under under
    regulation*
    written permitted grant agreement* court act CFR""",
    r"§|\bU\.?S\.?C\b",
)
CITED = (
    r"§+\s*\d|\b\d+\s*C\.?\s?F\.?\s?R\.?|\b\d+\s*U\.?\s?S\.?\s?C\.?|"
    r"(?<![\w.&'])[A-Z][\w.&']{0,30}\s+(?:(?:and|&|[A-Z][\w.&']{0,30})\s+){0,6}Codes?\b|"
    r"\bCode\b,?\s*(?:section|sec\.|§)?\s*\d|\b(?:[Ss]ections?|[Ss]ec\.)\s*\d|\bC\.?C\.?R\.?\b|"
    r"\b(?:Civ|Gov|Pen|Ed|Veh|Ins|Lab|Fam|Prob)\.\s?(?:Code|C\.)|"
    r"\b(?:WIC|W&I|HSC|H&S|UIC|CUIC|GC|PC|CC|PRC|VC|BPC|B&P|FGC|FAC|RTC|R&T|EDC|PUC|WC)\s*§{0,2}\s*\d|"
    r"\bTitle \d+|\b[Aa]rticle [\dIVX]+|\bPublic Law\b|\bPub\. ?L\."
)
"""To be looked for in exact case: a code with its section, a part of the CFR and the like."""
TAG = any_of(
    """federal* contract* CFR code codes SAM HIPAA FERPA NIST IPA CalHHS DDG policy_number SIMM IRS 1075 CJIS CMIA
    agreement CMS MARS-E SSA section act executive_order guideline* guidance_of""",
    r"\bU\.?S\.?C\b|\bISO 27\d+",
    r"\bstate\b(?![- ]of[- ]the[- ]art)",
)
SAFEGUARDS = any_of(
    """SAM MFA multi-factor multifactor two-factor log logs logged logging encrypt* enclave notice NIST HIPAA firewall*
    patch* scan* background_check* training access audit* penetration VPN IRS 1075 CJIS segment* password_policy MARS-E
    SIMM monitor* DLP FedRAMP SOC least_privilege backup* back-up* incident* FIPS TLS""",
    r"\b53\d\d\b|\bISO 27\d+",
)
SECRETS = (
    r"\b(?:\d{1,3}\.){3}\d{1,3}\b|"
    r"\b(?:password|passphrase|passwd|pwd|pin|secret|api[- ]?key)\s*(?:is|are|:|=)\s*\S+"
)
EXECUTIVE = any_of(
    """director* chief secretary undersecretary under-secretary commissioner executive superintendent president
    registrar
    controller treasurer attorney_general state_librarian chair chairperson chairman chairwoman deputy commander
    sheriff""",
    r"\bC[A-Z]O\b",
)
ROLE = (
    EXECUTIVE
    + "|"
    + any_of(
        """officer* counsel manager* supervisor* coordinator* administrator* branch office committee board unit
    lead head* division department analyst* sponsor official epidemiologist* scientist statistician specialist
    representative
    team commission panel attorney liaison editor steward""",
        r"\(role\)",
    )
)
LABEL_REASON = any_of(
    "call calls called calling so-called label* says_so name named think thinks known_as title",
    r"\bresearch (?:unit|branch|division|team|office|section|staff|department)\b(?=\W*$)",
)
DATED = (
    r"\b(?:19|20)\d\d-\d\d-\d\d|\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?\.?\s+\d|"
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    rf"\b(?:in|of|since|during|early|late|mid-?)\s*(?:{_MONTHS})\b"
)
WITNESSED = r"\b(?:two|2)\b[^.;]{0,40}\bwitness\w*|\bwitness\w*[^.;]{0,20}\b(?:two|2)\b"
FERPA_RULE = r"\b99\.\d+|\b34 ?C\.?F\.?R"
APPOINTED = any_of("designat* appoint*", r"\bauthori[sz]ed representative|\bnam(?:e|es|ed) .{0,60}\brepresentative")
ONWARD_LIMIT = any_of(
    "only limit* no not consent prohibit* restrict* never forbid* none without nobody barred ban bans banned"
)
SIGNED = any_of("sign signs signed signature")
COUNT = any_of(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty single dozen",
    r"\b\d+\b|\ba\b(?! lot| few| number)",
)
BURDEN = any_of(
    "budget* staff* hour hours cost costs FTE FTEs position positions impact* overtime server fund* workload", r"\$"
)
NOT_GRANTED = any_of(
    """will_apply plan_to plans_to planning_to pending submitted waiting going_to not_yet to_be in_process in_progress
    applied await* under_review will_be will_get will_seek will_ask will_request will_have will_review will_submit
    we_will"""
)

FILLER = words_in(
    """a about above after all also an and any anyone are as at be been being by can could do does each etc for from get
    gets give given going good great had has have he help helpful helps her his how i if in into is it its just know
    known like look looking lot make makes many may me more most much my need needed needs new nice of on one or other
    our
    out own people please put see she so some something such take than that the their them then there these they thing
    things think this those to too up us use used uses using various very want was way ways we well were what when where
    which while who will with work would yes you your several different general certain appropriate proper normal usual
    standard fine ok okay important interesting useful better best really simply only including kind kinds type types
    stuff able"""
)
"""Words that tell a reviewer nothing by themselves."""


@cache
def _compiled(pattern: str, exact_case: bool) -> re.Pattern[str]:
    return re.compile(pattern, 0 if exact_case else re.IGNORECASE)


def found(pattern: str, text: str, *, exact_case: bool = False) -> re.Match[str] | None:
    """The first place in the text that fits a pattern of this module."""
    return _compiled(pattern, exact_case).search(text)


def all_found(pattern: str, text: str, *, exact_case: bool = False) -> list[str]:
    """All places in the text that fit a pattern, each once, in their order."""
    return list(dict.fromkeys(match.group(0) for match in _compiled(pattern, exact_case).finditer(text)))


def telling(text: str, beside: frozenset[str] = frozenset()) -> list[str]:
    """The words that say something: neither filler nor among the words that any answer here would hold."""
    words = _compiled(r"[A-Za-z][A-Za-z'&/.-]*[A-Za-z]|\d[\d,.-]*|[A-Za-z]", exact_case=True).findall(text)
    return [word for word in words if (low := word.lower()) not in FILLER and low not in beside]


def plain(text: str) -> str:
    """Lower case, one blank between words, no punctuation at the ends."""
    return " ".join(text.lower().replace("’", "'").split()).strip(" .,;:!\"'")
