"""The vocabulary by which checks and readers look at plain words. Patterns are compiled at their first use."""

import re
from functools import cache

PERIOD = (
    r"\b(?:19|20)\d\d|\bFY\s?\d\d|fiscal year|calendar year|\b(?:last|past|prior|previous|next|recent|latest|first)\s+"
    r"(?:\w+\s+)?(?:years?|months?|quarters?)|\d+\s*-?\s*(?:years?|months?|quarters?)\b|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)[- ](?:years?|months?)|\bsince\b|"
    r"\bongoing\b|\bcurrent(?:ly)?\b|\bto date\b|\beach (?:year|month|quarter)|\bschool year|\bas of\b"
)
PEOPLE = (
    r"\b(?:adults?|child(?:ren)?|members?|clients?|participants?|persons?|people|recipients?|students?|pupils?|"
    r"employees?|employers?|workers?|claimants?|firms?|business(?:es)?|patients?|famil(?:y|ies)|households?|cases?|"
    r"drivers?|residents?|veterans?|providers?|facilit(?:y|ies)|vehicles?|licensees?|parolees?|probationers?|"
    r"applicants?|enrollees?|beneficiar(?:y|ies)|mothers?|infants?|births?|deaths?|decedents?|claims?|visits?|"
    r"taxpayers?|filers?|tenants?|owners?|inmates?|youths?|seniors?|teachers?|schools?|schoolchildren|hospitals?|"
    r"caregivers?|parents?|customers?|consumers?|offenders?|victims?|nurses?|physicians?|doctors?|farms?|growers?|"
    r"operators?|permit ?holders?|retirees?|survivors?|individuals?|women|men|girls?|boys?|users?|"
    r"graduates?|trainees?|apprentices?|jobseekers?|job seekers?|smokers?|newborns?|public|communit(?:y|ies)|"
    r"californians|immigrants?|refugees?|tribes?|entrances?|segments?|parcels?|properties|those|subjects?)\b"
)
BODIES = (
    r"\b[A-Z][A-Za-z]*[A-Z]{1,}[A-Za-z]*\b|\b(?:[Dd]epartments?|[Cc]ount(?:y|ies)|[Ll]egislat\w+|[Aa]genc\w+|"
    r"[Pp]rograms?|[Cc]it(?:y|ies)|[Ss]tates?|[Dd]istricts?|[Bb]oards?|[Cc]ommissions?|[Oo]ffices?|[Ww]e|"
    r"[Oo]ur|[Uu]s|[Dd]ivisions?|[Bb]ranch\w*|[Gg]overnments?|[Pp]roviders?|[Rr]ecipients?|Caltrans|[Ss]taff|"
    r"[Tt]axpayers|[Bb]udget|[Uu]nits?|[Pp]olicy ?makers|[Pp]lanners|[Aa]nalysts|[Mm]anagers)\b"
)
OPEN_ENDED = (
    r"open[- ]?end(?:ed)?\b|\bno (?:fixed )?end\b|\bindefinite(?:ly)?\b|\bforever\b|\bpermanent(?:ly)?\b|"
    r"until further notice|\bfor ever\b|\balways\b|\bongoing\b|\bwithout (?:an )?end\b|\bas long as\b|\bperpetu\w+"
)
LENGTH = (
    r"\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty[- ]four|a|an|half a)"
    r"[- ](?:(?:full|calendar|fiscal|school|academic)[- ])?(?:years?|months?|weeks?|days?|quarters?)\b|"
    r"\b(?:\d+)(?:yrs?|mos?)\b|\b\d+ (?:yrs?|mos?)\b|\b(?:19|20)\d\d\b|one[- ]time"
)
REVIEWED = (
    r"\breview\w*|\brenew\w*|\brevisit\w*|\bre-?examin\w*|\bcheck(?:ed)?\b|\breassess\w*|\bre-?evaluat\w*|"
    r"\breconfirm\w*|\bre-?approv\w*"
)
INTERVAL = (
    r"\b(?:hourly|daily|nightly|weekly|bi-?weekly|fortnightly|monthly|bi-?monthly|quarterly|yearly|annual(?:ly)?|"
    r"semi-?annual(?:ly)?|biannual(?:ly)?|bi-?ennial(?:ly)?|real[- ]time|continuous(?:ly)?|on demand)\b|"
    r"\b(?:each|every|per|a|an)\s+(?:(?:other|second|third|\d+|two|three|four|six|school|fiscal|calendar|business|"
    r"working)\s+)*(?:hours?|days?|nights?|weeks?|months?|quarters?|years?|semesters?|terms?|mondays?|fridays?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
ENCRYPTED = (
    r"(?<!un)(?<!not )(?<!no )(?<!without )encrypt\w*|\bTLS\b|\bSSL\b|\bHTTPS\b|\bSFTP\b|\bFTPS\b|\bVPN\b|\bSSH\b"
)
ENCRYPTED += r"|\bAES\b|\bAES-?\d+|\bPGP\b|\bGPG\b|\bBitLocker\b|\bTDE\b|\bFIPS\b|\bIPsec\b"
CHANNEL = (
    r"\bSFTP\b|\bFTPS\b|\bAPIs?\b|\b(?:managed|secure|protected|encrypted)\s+(?:file\s+)?(?:transfer|exchange|portal|"
    r"upload|download|link|site|workspace|share)|file transfer|\bS?MFT\b|\bportal\b|in[- ]system|direct access|"
    r"\bdatabase (?:link|replication|view)|\bread[- ]only (?:access|view|account)|\bweb service|\bmedia\b|\bdisks?\b|"
    r"\bdrives?\b|\btape\b|\bUSB\b|\bcourier\b|\bVPN\b|\bHTTPS\b|\bBox\b|\bMOVEit\b|\bGoAnywhere\b|\bAxway\b|"
    r"\bdata ?share\b|\bSnowflake\b|\blog(?:s)? in\b|\baccount in\b|\bgateway\b|\bS3\b|\bbucket\b"
)
MAIL = r"\be-?mail(?:ed|s)?\b|\boutlook\b|\bfax\w*\b"
PLACE = (
    r"\benclaves?\b|\bservers?\b|\btenants?\b|\bcloud\b|\bdata ?cent(?:er|re)s?\b|\bAWS\b|\bAzure\b|\bgov ?cloud\b|"
    r"\bdatabases?\b|\bwarehouse\b|\benvironment\b|\bworkspaces?\b|\brepositor\w+|\bvaults?\b|\bplatform\b|"
    r"\bSnowflake\b|\bnetwork\b|\bzone\b|\bvolumes?\b|\bstorage (?:account|area|array)|\bmainframe\b|\bSAN\b|\bNAS\b|"
    r"\bfolders?\b|\bsegment\b|\bCDT\b|\bon[- ]prem\w*|\bhosted\b|\bSQL\b|\bOracle\b|\bdrives?\b|\bbucket\b|\bS3\b|"
    r"\bmachines?\b|\bworkstations?\b|\broom\b|\bsystem\b|\blake\b|\binstance\b"
)
ACCESS = (
    r"\baccess\b|\brole-?based\b|\bRBAC\b|\bpermissions?\b|\bleast privilege\b|\bneed[- ]to[- ]know\b|\bauthori[sz]\w+|"
    r"\bgrant\w*|\baccounts?\b|\bpasswords?\b|\bMFA\b|\bmulti-?factor\b|\bsingle sign|\bprivileges?\b|\brights\b|"
    r"\bentitlements?\b|\blog[- ]?ins?\b|\bactive directory\b"
)
LOGGED = r"\blog(?:s|ged|ging)?\b|\baudit\w*|\bmonitor\w*|\btrail\b|\btrack(?:s|ed|ing)?\b|\brecord(?:s|ed)? (?:of|each|every|who)\b"
METHOD = (
    r"\bNIST\b|800-88|\bpurg\w+|crypto(?:graphic)?(?:ally)?[- ]?eras\w*|\bwip(?:e|ed|es|ing)\b|overwrit\w+|\bshred\w*|"
    r"degauss\w*|\bsaniti[sz]\w+|\breturn(?:ed|s|ing)?\b|(?:secure(?:ly)?|certified|physical(?:ly)?)[- ]+(?:eras\w*|"
    r"delet\w*|destr\w*|dispos\w*)|\bDoD\b|5220|pulveri\w+|inciner\w+|burn(?:ed|t)?\b|key(?:s)? (?:is |are )?destr\w+|"
    r"destr\w+ (?:of )?the (?:encryption )?keys?|zero[- ]?fill\w*|cleared\b|\bSAM 5365|drop(?:ped)? and vacuum"
)
WITHIN = (
    r"\b(?:\d+|one|two|three|four|five|six|seven|ten|thirty|forty-five|sixty|ninety|a)[- ]"
    r"(?:(?:calendar|business|working|full)[- ])?(?:days?|weeks?|months?|years?|hours?)\b|"
    r"\b(?:19|20)\d\d\b|\bimmediately\b|\bsame day\b|\b(?:by|before|no later than)\s+(?:the\s+)?(?:end of\s+)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|\d)"
)
KEPT = (
    r"\bkeep\w*|\bkept\b|\bretain\w*|\bretention\b|\bdestroy\w*|\bdestruct\w*|\bdelet\w+|\breturn\w*|\barchiv\w+|"
    r"\bpurg\w+|\bwip(?:e|ed)\b|\berase[ds]?\b|\bremain\w*|\bstay\w*|\bpublish\w*|\bshred\w*|\bdispos\w+|\bremoved?\b|"
    r"\bpreserv\w+|\bstored?\b|\bsurviv\w+|\bdiscard\w*|\bsaved?\b|\bposted\b|\bavailable\b|\bonline\b|\bgone\b|\bmaintain\w*"
)
FLAG = (
    r"non-?\s?public|not public|\bpublic\w*|\binternal(?:ly)?\b|\bpublish\w*|unpublished|\bconfidential\b|"
    r"\brestricted\b|\bprivate\b|\bstaff only\b|not (?:be )?released|\breleased?\b|not shared|\bposted\b|\bonline\b|\bwebsite\b|\bopen data\b"
)
ALL_FLAG = r"\b(?:all|both|none|neither|everything|nothing|each|no product)\b[^;.\n]*(?:public|internal|publish|confidential|released|posted)"
REASON_WORDS = (
    r"\bbecause\b|\bsince\b|\bas\b|\bexcept\w*|\bafter\b|\bonly\b|\bunless\b|\bother than\b|\bapart from\b|\bso\b|"
    r"\bdue to\b|\bbut\b|\bonce\b|[:(]|\bthey\b|\bit\b|\bis\b|\bare\b|\bfor\b|\bwith\b"
)
DUTY = (
    r"\bmust\b|\brequir\w*|\breport\w*|\blaws?\b|\bstatut\w*|\bmandat\w*|\blegislat\w*|\bbudget\w*|\bdecisions?\b|"
    r"\bdecid\w*|\bplan(?:s|ning|ned)?\b|\baudit\w*|\bevaluat\w*|\bdeadlines?\b|\bcourts?\b|\bfederal\b|\bgrants?\b|\bbill\b|"
    r"\b[AS]B \d+|\bacts?\b|\border(?:s|ed)?\b|\bdut(?:y|ies)\b|\boblig\w+|\bdue\b|\bdirective\b|\bgovernor\b|"
    r"\bhas to\b|\bhave to\b|\bhad to\b|\bwaiver\b|\bsurveillance\b|\bkeeps?\b|\bseries\b|\bmonitor\w*|\bpublish\w*|"
    r"\bresponsib\w+|\boversight\b|\bcommission\w*|\bcode\b|\bsection\b|\bconsent decree\b|\bsettlement\b|\bforecast\w*|"
    r"\ballocat\w*|\beligib\w+|\bverif\w+|\bprogram change|\bpolicy\b|\bassess\w*|\bchoos\w*|\bwhether\b|\benforce\w*|"
    r"\binspect\w*|\btarget\w*|\boutreach\b|\bcharged with\b|\bneeds? to\b|\basked\b|\baction plan\b|\bemergency\b|\bregulat\w+"
)
LACKING = (
    r"\bonly\b|\black(?:s|ing|ed)?\b|\bno\b|\bnot\b|\bcannot\b|\bcan't\b|n't\b|\bself-?reported\b|\bincomplet\w*|\bpublic\b|"
    r"\bopen\b|\bown\b|\bholds?\b|\bmiss(?:es|ing)?\b|\bwithout\b|\bgaps?\b|\bsole\b|\bcomplete\b|\bcoarse\b|"
    r"\binsufficient\b|\bneither\b|\bnor\b|\bnone\b|\bunavailable\b|\bnowhere\b|\bpartial\w*|\boutdated\b|\btoo\b|"
    r"\blate\b|\bstops?\b|\bends?\b|\bstale\b|\bunlike\b|\bsurveys?\b|\bsamples?\b|\baggregate\w*|\bnobody\b|\bexcept\b|"
    r"\bfew\b|\bhalf\b|\bnever\b|\bunder-?(?:count|report)\w*|\bunreliable\b|\bpoor\b|\bold\b|\bsmall\b|\blose\b"
)
WRITTEN = (
    r"\bcontracts?\b|\bagreements?\b|\bMOUs?\b|\bMOA\b|\bIAA\b|\bBAA\b|\bDUA\b|\bpurchase order\b|\bclauses?\b|\btask order\b|"
    r"\bstatement of work\b|\bSOW\b|\bamendment\b|\baddendum\b|\bmemorandum\b|\bsigned\b|\bexhibit\b|\bnon-?disclosure\b|"
    r"\bNDA\b|\bin writing\b|\bPO \d"
)
MONEY_PAPER = (
    r"\bIAAs?\b|\bMOAs?\b|\bMOUs?\b|\binter-?agency\b|\bmemorand\w+|\bcontracts?\b|\bagreements?\b|\bexhibit\b|"
    r"\bpurchase order\b|\bSTD ?\.?213\b|#\s?\d+|\b\d\d-\d{3,}\b"
)
SHORTFALL = (
    r"\bloses?\b|\blost\b|\black\w*|\bbut\b|\bnot\b|\bno\b|n't\b|\bcannot\b|\btoo\b|\bless\b|\bwithout\b|\bslow\w*|\bwould\b|"
    r"\bincomplet\w*|\bmiss\w*|\bcosts?\b|\bcostly\b|\bdrops?\b|\bfewer\b|\bonly\b|\bhowever\b|\bthough\b|\bfalls? short\b|"
    r"\bdelay\w*|\blate\w*|\bweak\w*|\bpoor\w*|\bexpensive\b|\bunable\b|\bhides?\b|\bworse\b|\blow\b|\bnever\b|\bfail\w*|\bbias\w*"
)
AUTHORITY = (
    r"\bauthori\w+|\blaws?\b|\bcodes?\b|\bsections?\b|§|\bCFR\b|\bU\.?S\.?C\b|\bstatut\w*|\bconsent\b|\bapprov\w+|"
    r"\brequired? (?:by|under)\b|\bunder\b|\bregulations?\b|\bwritten\b|\bpermitted\b|\bgrant\b|\bagreements?\b|\bcourt\b|\bact\b"
)
CITED = (
    r"§+\s*\d|\b\d+\s*C\.?\s?F\.?\s?R\.?|\b\d+\s*U\.?\s?S\.?\s?C\.?|\b[A-Z][\w.&']*\.?\s+(?:(?:and|&|Inst\.|Ins\.|[A-Z][\w.&']*)\s+)*"
    r"Codes?\b|\bCode\b,?\s*(?:section|sec\.|§)?\s*\d|\b(?:[Ss]ections?|[Ss]ec\.)\s*\d|\bC\.?C\.?R\.?\b|\bWIC\s*§?\s*\d|"
    r"\b(?:Civ|Gov|Pen|Ed|Veh|Ins|Lab|Fam|Prob)\.\s?(?:Code|C\.)|\b(?:HSC|UIC|CUIC|GC|PC|CC)\s*§?\s*\d|\bTitle \d+|"
    r"\b[Aa]rticle [\dIVX]+|\bPublic Law\b|\bPub\. ?L\."
)
TAG = (
    r"\bfederal\w*|\bstate\b|\bcontract\w*|\bCFR\b|\bCodes?\b|\bSAM\b|\bHIPAA\b|\bFERPA\b|\bNIST\b|\bIPA\b|\bguid\w*line\w*|"
    r"\bCalHHS\b|\bDDG\b|\bpolic(?:y|ies)\b|\bSIMM\b|\bIRS\b|\bPub(?:lication)?\.? 1075\b|\bCJIS\b|\bCMIA\b|\bU\.?S\.?C\b|\bagreement\b|"
    r"\b42 CFR\b|\bCMS\b|\bMARS-E\b|\bSSA\b|\bISO 27\d+|\bsection\b|\bAct\b|\bexecutive order\b|\bstandard \d"
)
SAFEGUARDS = (
    r"\bSAM\b|\b53\d\d\b|\bMFA\b|\bmulti-?factor\b|\blog(?:s|ged|ging)?\b|\bencrypt\w*|\benclave\b|\bnotice\b|\bNIST\b|"
    r"\bHIPAA\b|\bfirewall\w*|\bpatch\w*|\bscan\w*|\bbackground check\w*|\btraining\b|\baccess\b|\baudit\w*|\bpenetration\b|"
    r"\bVPN\b|\bIRS\b|\b1075\b|\bCJIS\b|\bsegment\w*|\bpassword (?:policy|length)\b|\bMARS-E\b|\bSIMM\b|\bmonitor\w*|\bDLP\b|"
    r"\bFedRAMP\b|\bISO 27\d+|\bSOC ?2\b|\bleast privilege\b|\bbackup\w*|\bincident\w*|\bFIPS\b|\bTLS\b"
)
SECRETS = (
    r"\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:password|passphrase|passwd|pwd|pin|secret|api[- ]?key)\s*(?:is|are|:|=)\s*\S+"
)
EXECUTIVE = (
    r"\bdirectors?\b|\bchief\b|\bsecretary\b|\bunder-?secretary\b|\bcommissioner\b|\bexecutive\b|\bsuperintendent\b|"
    r"\bpresident\b|\bC[A-Z]O\b|\bregistrar\b|\bcontroller\b|\btreasurer\b|\battorney general\b|\bstate librarian\b|"
    r"\bboard chair\b|\bchair(?:person|man|woman)?\b|\bdeputy\b|\bcommander\b|\bsheriff\b"
)
ROLE = (
    EXECUTIVE + r"|\bofficers?\b|\bcounsel\b|\bmanagers?\b|\bsupervisors?\b|\bcoordinators?\b|\badministrators?\b|"
    r"\bbranch\b|\boffice\b|\bcommittee\b|\bboard\b|\bunit\b|\blead\b|\bheads?\b|\bdivision\b|\bdepartment\b|\banalysts?\b|"
    r"\bsponsor\b|\bofficial\b|\bepidemiologists?\b|\bscientist\b|\bstatistician\b|\bspecialist\b|\brepresentative\b|\bteam\b|"
    r"\bcommission\b|\bpanel\b|\battorney\b|\bliaison\b|\beditor\b|\bsteward\b|\(role\)"
)
LABEL_REASON = r"\bcall(?:s|ed|ing)?\b|\bso-?called\b|\blabel\w*|\bsays? so\b|\bname(?:d)?\b|\bthink(?:s)?\b|\bknown as\b|\btitle\b"
DATED = (
    r"\b(?:19|20)\d\d-\d\d-\d\d|\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\.?\s+\d|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\b(?:in|of|since|during|early|late|mid-?)\s*(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
WITNESSED = r"\b(?:two|2)\b[^.;]{0,40}\bwitness\w*|\bwitness\w*[^.;]{0,20}\b(?:two|2)\b"
FERPA_RULE = r"\b99\.\d+|\b34 ?C\.?F\.?R"
APPOINTED = r"\bauthori[sz]ed representative|\bdesignat\w+|\bappoint\w*|\bnam(?:e|es|ed) .{0,60}\brepresentative"
ONWARD_LIMIT = r"\bonly\b|\blimit\w*|\bno\b|\bnot\b|\bconsent\b|\bprohibit\w*|\brestrict\w*|\bnever\b|\bforbid\w*|\bnone\b|\bwithout\b|\bnobody\b|\bbarred\b|\bban\w*"
SIGNED = r"\bsign(?:s|ed|ature)?\b"
COUNT = r"\b\d+\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|single|dozen|a)\b(?! lot| few)"
BURDEN = r"\bbudget\w*|\bstaff\w*|\bhours?\b|\bcosts?\b|\$|\bFTEs?\b|\bpositions?\b|\bimpact\w*|\bovertime\b|\bserver\b|\bfund\w*|\bworkload\b"
UNWILLING = r"\bwill apply\b|\bplan(?:ning|s)? to\b|\bpending\b|\bsubmitted\b|\bwaiting\b|\bgoing to\b|\bnot yet\b|\bto be\b|\bin process\b|\bin progress\b|\bwill (?:be|get|seek|ask|request|have)\b|\bapplied\b|\bawait\w*|\bunder review\b"

FILLER = frozenset(
    """a about above after all also an and any anyone are as at be been being by can could do does each etc for from
    get gets give given going good great had has have he help helpful helps her his how i if in into is it its just
    know known like look looking lot make makes many may me more most much my need needed needs new nice of on one or
    other our out own people please put see she so some something such take than that the their them then there these
    they thing things think this those to too up us use used uses using various very want was way ways we well were
    what when where which while who will with work would yes you your several different general certain appropriate
    proper normal usual standard fine ok okay important interesting useful better best really simply only
    including kind kinds type types stuff able""".split()
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
