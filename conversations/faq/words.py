"""The words in which staff ask, brought to one form: other words for the same thing, short forms, slips of the pen."""

import re
from functools import cache

from rapidfuzz import fuzz, process

from conversations.form.words import words_in


def _shapes(spelled: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The word that stands for the rest, a colon, and regular expressions divided by commas, over as many lines."""
    pairs = []
    for entry in re.split(r"\n\s*(?=[a-z]+: )", spelled.strip()):
        word, _, shapes = entry.partition(": ")
        any_shape = "|".join(" ".join(shape.split()) for shape in re.split(r",\s", shapes))
        pairs.append((re.compile(rf"\b(?:{any_shape})(?!\w)"), f" {word} "))
    return tuple(pairs)


_PHRASES = _shapes(
    r"""
    irb: institutional review boards?, review boards?, irbs?, cphs, human subjects?(?: review| protection|
        approval)?
    signatory: signatories, signatory list, signators?, signers?
    opinion: registered opinions?, opinions?
    inventory: bucp inventory(?: form)?, inventory forms?
    coordinator: data coordinators?, coordinators?
    sponsor: executive sponsors?, exec sponsors?, sponsors?
    cdo: chief data officers?, cdos?, caldata, cal data, office of data and innovation
    interagency: inter ?agency agreements?, iaas?, memorand\w+ of agreement, moas?
    subpoena: sub?p[eo]{1,2}n\w+, court[ -]order(?:s|ed)?, discovery requests?
    recordsrequest: public records? (?:act )?requests?, records? requests?, public records? acts?, c?pra(?:
        requests?)?, foia(?: requests?)?, requests? (?:for|of) (?:public )?records
    publicrecord: public records?, records? public
    privilege: attorney[ -]client(?: privileges?)?, (?:attorney )?work[ -]products?(?: privileges?)?,
        privileged?, privileges
    deid: de-?identif\w+, de-?id(?:ed|s)?, anonymi[sz]\w+, pseudonymi[sz]\w+, mask(?:ing|ed|s)?
    stripnames: (?:remov\w+|strip\w*|drop\w*|delet\w+|leav\w+ out|take out) (?:the |all
        )?(?:identifiers?|names?|ssns?|pii)
    openend: open[ -]?end(?:ed)?, (?:go on |run |last |be )?(?:forever|indefinite(?:ly)?), never ends?, without
        end, ongoing, perpetual\w*
    enddate: end dates?, ending dates?, expiration dates?, expir\w+ dates?
    howlong: how long, how fast, how quick(?:ly)?, how many (?:days|weeks|months|years), how soon, how much
        time, time ?lines?, time ?frames?, turn ?around(?: times?)?, (?:average|typical|usual) time, processing
        times?, duration
    take: takes?, took, taking
    breach: breach\w*, security incidents?, incidents?, leak\w*, hack\w*, stolen, stole, theft, ransomware,
        unauthori[sz]ed (?:access|disclosure|use), compromised, spilled, wrong (?:person|recipient|address)
    lostdevice: lost (?:a |the |our |my )?(?:\w+ )?(?:laptop|drive|usb|disk|phone|device|file)s?, laptops?
    waive: waiv\w+, lose, loses, losing, lost, give up, giving up
    datasignificance: non-?confidential, not confidential, isn'?t confidential
    confidential: confidential\w*
    turndown: refus\w+, declin\w+, say no, says no, turn\w* (?:us |it |them |me |a request )?down, reject\w*,
        den(?:y|ies|ied), not agree to share, say yes, says yes, unwilling
    must: have to, needed, necessary, has to, had to, need to, needs to, must, required to, obligat\w+,
        obliged to, supposed to,
        forced to, mandatory, compulsory, required, require
    disagree: dis-?agree\w*, can(?:no|')?t agree, can not agree, cannot agree, not agree, no agreement between,
        don'?t agree, conflict\w*, at odds
    dispute: disput\w+, mediat\w+, escalat\w+, arbitrat\w+, resolv\w+
    object: object(?:s|ed|ion|ions)?, (?:isn'?t|not) (?:good )?enough, (?:doesn'?t|does not|won'?t) accept
    amendlaw: (?:laws?|statutes?|regulations?|rules?|legislation|bills?)(?: has| have| was| were| is| are| just|
        may| might| gets?| got)* (?:chang\w+|amend\w+|repeal\w+|pass\w+|came out|updated?), (?:new|chang\w+
        in|change of|amended) (?:the )?(?:federal |state
        )?(?:laws?|statutes?|regulations?|rules?|legislation|bills?)
    reviewer: reviewers?
    review: reviews?, reviewing, reviewed
    lookat: looks? (?:at|for|into), looking (?:at|for), checks?, checking, checked, responsible for
    signoff: sign(?:s|ed|ing)? off
    university: universit\w+, research institutions?
    uc: uc systems?, uc(?:sf|la|b|d|sd|sb|sc|r|i|m), ucs?, university of california, uc \w+
    csu: csus?, cal state\w*, california state universit\w+
    communitycollege: community colleges?(?: chancellor'?s?)?
    county: count(?:y|ies), cit(?:y|ies), local governments?, local agenc\w+, municipal\w*, tribes?, tribal
    contractor: contractors?, vendors?, consultants?, (?:private )?(?:compan\w+|firms?), non-?profits?, cbos?
    federal: federal(?: agenc\w+)?, feds
    evaluation: (?:program )?evaluations?, quality improvement, quality work
    researcher: researchers?
    existing: (?:existing|old|current|previous|legacy)(?= (?:agreement|mou|contract|dua|data)\w*), already have,
        already in place
    mou: mous?, mou'?s, data use agreements?, duas?, data sharing agreements?, memorand\w+ of understanding,
        other agreements?, another agreements?, different agreements?, another contract,
        own (?:agreement|template|contract)s?
    optional: optional, rather than, opt(?:ing)? out, skip(?:ping)? (?:the )?(?=idea|bucp), choose not to, avoid,
        get around, instead of, instead,
        without idea, voluntary
    datasignificance: sensitive, protected, non-?sensitive, restricted
    publicdata: public(?:ly available)? data(?:sets?)?, open data(?: portal)?, data (?:is|are) public
    publish: publish\w*, released?, post(?:ed)? online
    office: offices?, units?, divisions?, boards?, commissions?, branch(?:es)?(?! chief), bureaus?
    pay: pays?, paying, payments?, paid, fees?, costs?, charg\w+, invoic\w+, fund\w*, money, reimburs\w+, bill
        us, budget, price, free of charge
    write: writ\w+, wrote, draft(?:s|ing|ed)?(?= |$), fill(?:s|ing|ed)? (?:\w+ )?(?:in|out)(?: the)?, prepar\w+,
        author\w*, complet\w+
    contact: contacts?, e-?mail (?=at|the|to|someone|somebody), (?:should|can|do|could) (?:i|we) e-?mail, reach
        out(?: to)?, right persons?, directory, phone numbers?, call, talk(?:ing)? to, whom to ask, get in touch
    flow: flow\w*, mov(?:e|es|ing), exchang\w+, start(?:s|ed|ing)? (?:getting|receiving|sending|sharing),
        send(?: us| me| them| over)?, sent, sending, receiv(?:e|ing)(?= |$), transfer\w*, get (?:the |our
        )?(?:data|files?)
    filing: fil(?:ing|ed)(?= |$), files? (?:the |a |our |my |this )?(?:signed )?(?:bucp|inventory|it|them), do
        (?:we|i|you) file, to file, we file, file with, submit (?:the )?signed
    end: ends?(?= |$), ended, ending, terminat\w+, cancel\w*, get out of, stop the agreement, wind down, closing
        out
    destroy: destroy\w*, destruct\w+, delet\w+, eras\w+, purg\w+, dispos\w+, return(?= (?:the )?data), give back,
        keep the data
    renew: renew\w*, extend\w*, extension
    convert: convert\w*, replac\w+, redo, re-do, migrat\w+, switch
    join: join\w*, participat\w+, be a party, become, parties, party
    idea: idea, master agreement, interagency data exchange agreement
    post: research (?:data )?(?:analysts?|branch|division|scientists?|services|specialists?)
    share: shar(?:e|es|ed|ing)
    data: data ?sets?, data
    signed: did (?:\w+ +){1,4}sign
    sign: sign(?:s|ing)?, signatures?
    bucp: bucps?, business use case(?: proposals?)?, proposals?, the form, our form
    approve: approv\w+
    whom: whom, whose, who(?:'s| is)?
    totals: totals, aggregat\w+
    notify: notif\w+, inform(?:s|ed|ing)?, tell(?= |$), report(?= )(?! due)
    isofficer: iso, isos, security officers?, information security officers?, security reviewers?
    legal: legal(?: team| staff| office| counsel)?, counsel, attorneys?, lawyers?
    privacy: privacy(?: office| officers?| reviewers?| team)?
    itstaff: technology(?: staff| office)?, it department, it staff, (?:does|do|must|should|will) it
        (?=have|need|review|must)
    director: directors?, (?:branch )?chiefs?, deputy directors?, chief deput\w+, managers?, supervisors?, boss
    valid: valid, in force, still good, in effect
    someone: someone, somebody, anyone, anybody, reporters?, journalists?, press, media
    """
)
_ACRONYM = re.compile(r"\b(?:[A-Z]{3,6}|[A-Z]{2,3}/[A-Z]{2,3}|CalSTRS|CalPERS|Caltrans)\b")
_NOT_DEPARTMENTS = frozenset(
    {"BUCP", "BUCPS", "IDEA", "IRB", "CPHS", "MOU", "MOA", "IAA", "PRA", "CPRA", "FOIA", "CDO"}
)
_MORE_NOT = frozenset({"UC", "CSU", "ISO", "PII", "SSN", "DUA", "HIPAA", "FERPA", "API", "AWS", "SFTP", "CSV", "NIST"})
_DEPARTMENT_NAMES = re.compile(
    r"\b(?:edd|cdss|dhcs|cdph|dmv|cde|cdcr|ftb|doj|hcd|dca|dor|dds|dsh|cdt|chp|carb|caltrans|calpers|cdtfa|dgs|calhr|"
    r"(?:department|dept|office) of [a-z]+(?: services| vehicles| hospitals| health| care)*|"
    r"air resources board|social services)\b"
)
_DEPARTMENTS = re.compile(
    r"\b(?:(?:the )?other (?:department|dept|agency|side|office)s?|departments?|depts?|agenc(?:y|ies)|entit(?:y|ies))\b"
)
_STOP = words_in(
    """a an the of to in on at by for from with and or as is are was were be been it its this that these those there
    do does did done we i you they them he she our us my me your their his her if so then than now just even any
    some all more most very really please about into up out over get gets got give gives given have has had can
    could may might will would shall should am also too still yet not no yes what how which where when why s t re
    ve ll d question answer mean means thing things way ways say says said tell know find see want use uses used
    using go goes don't can't won't isn't doesn't didn't going happen happens make made work after under many much"""
)
QUESTION_WORDS = frozenset({"what", "how", "which", "where", "when", "why", "can", "must", "may", "mean"})
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("s", ""))


def _singular(word: str) -> str:
    for ending, instead in _ENDINGS:
        if len(word) > len(ending) + 2 and word.endswith(ending) and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


@cache
def normal(text: str) -> tuple[str, ...]:
    """The words of a text that tell what it asks, in one form each, without repetition."""
    acronyms = _ACRONYM.sub(lambda m: m[0] if m[0] in _NOT_DEPARTMENTS or m[0] in _MORE_NOT else " department ", text)
    plain = re.sub(r"[^\w\s'.&/-]", " ", acronyms.casefold().replace("’", "'"))
    plain = re.sub(r"\s+", " ", re.sub(r"\.(?!\d)|/|(?<!\w)'|'(?!\w)", " ", plain)).strip()
    plain = _DEPARTMENT_NAMES.sub(" department ", plain)
    for shape, word in _PHRASES:
        plain = shape.sub(word, plain)
    plain = _DEPARTMENTS.sub(" department ", re.sub(r"'s\b|\s+", " ", plain))
    words = (word.strip("'-.") for word in plain.split())
    telling = (_singular(word) for word in words if word and (word in QUESTION_WORDS or word not in _STOP))
    return tuple(dict.fromkeys(telling))


def mended(word: str, vocabulary: frozenset[str]) -> str:
    """A word with a slip of the pen as the vocabulary spells it; itself when it is known or nothing is near."""
    if word in vocabulary or len(word) < 4 or any(letter.isdigit() for letter in word):
        return word
    best = process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=82)
    return best[0] if best and abs(len(best[0]) - len(word)) <= 2 else word
