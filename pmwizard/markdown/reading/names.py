"""What headings and labels are called: the templates' own names, and what others call the same."""

from __future__ import annotations

import re

# By the folded words of a heading, the part of a document that it opens.
SECTIONS = {
    name: section
    for section, names in {
        "header": "details of the incident|incident information|incident info|metadata|incident overview|basic information"
        "|postmortem information|post-mortem information",
        "summary": "executive summary|summary|overview|tl;dr|tldr|incident summary|abstract|issue summary|problem summary"
        "|issue|synopsis|description|incident description|what happened|high-level summary|postmortem summary|in short",
        "details": "incident details",
        "timeline": "timeline|timeline (all times utc)|incident timeline|timeline of events|chronology|timeline (utc)"
        "|event timeline|sequence of events|detailed timeline|timeline summary|chain of events|what happened and when",
        "impact": "impact assessment|impact|customer impact|user impact|impact analysis|incident impact|end user impact"
        "|impact on users|impact on customers|scope of impact|impact summary|who was affected",
        "causes": "root cause analysis|root cause analysis (5 whys)|root cause|root causes|root cause(s)|cause|causes|five whys"
        "|the five whys|5 whys|trigger|triggers|trigger(s)|contributing factors|contributing factor|analysis"
        "|contributing causes|cause of the incident|identified cause|root cause and trigger|why did it happen|why it happened"
        "|how did it happen|what caused the incident|five whys analysis|root cause of the outage|fault"
        "|root causes and trigger|root cause identification: the five whys|root cause identification"
        "|contributing factor(s)|contributors",
        "detection": "detection|how was it detected|how it was detected|how was this detected|how did we detect it",
        "resolution": "containment and resolution|resolution|mitigation|resolution and recovery|mitigation and resolution"
        "|recovery|containment|response|resolution and mitigation|mitigations|how was it resolved|how was it fixed"
        "|how did we fix it|fix|the fix|workaround|incident response",
        "went well": "what went well|went well|things that went well|what worked|what worked well|successes|what went right",
        "went wrong": "what went wrong|went wrong|what went poorly|things that went poorly|what could have gone better"
        "|what didn't go well|what did not go well|what went badly|what didn't work|what didn't go so well"
        "|what didn't go as well|what didn't go as planned|what could be improved|what went less well|things that went wrong"
        "|what could have been better|what can be improved|what could have gone differently",
        "lucky": "where we got lucky|got lucky|luck|what was lucky|where did we get lucky|where were we lucky",
        "actions": "action items|actions|corrective actions|action plan|remediation items|follow-up items|remediation|next steps"
        "|follow-up actions|follow ups|follow-ups|corrective measures|corrective and preventative measures"
        "|corrective and preventive measures|corrective and preventative actions|corrective and preventive actions"
        "|corrective and preventative measure|preventive actions|preventative actions|follow-up improvements|action points"
        "|resulting actions|resulting action|remediations|todo|todos|to do|follow-up|follow up|follow-up tasks|follow up items"
        "|follow up actions|followups|action items and follow-ups|action items and followups|improvements|what we are doing"
        "|what we're doing|future work|tasks|recommendations",
        "lessons": "lessons learned|lessons|learnings|what we learned|retrospective|lesson learned|key takeaways|takeaways"
        "|lessons learnt|what did we learn|insights|key learnings|lessons learned and future improvements",
        "prevention": "prevention measures|prevention|preventive measures|preventative measures",
        "supporting": "supporting information",
        "metrics": "metrics and kpis|stats|statistics|metrics|incident metrics|key metrics",
        "compliance": "compliance and reporting",
        "meeting": "post-mortem meeting",
        "attendees": "attendees|participants|post-mortem attendees|postmortem attendees|involved parties|people involved",
        "sign-off": "sign-off|signoff|sign off",
        "appendix": "appendix|appendices|supporting data",
        "links": "references|links|related links|resources|useful links|further reading",
        "usage": "template usage instructions",
    }.items()
    for name in names.split("|")
}
# A heading below its section's that means the same as the section's own text, or another of its names.
OTHER_NAMES = {
    "what went poorly": "what went wrong",
    "things that went well": "what went well",
    "things that went poorly": "what went wrong",
    "what didn't go well": "what went wrong",
    "what could have gone better": "what went wrong",
    "what went right": "what went well",
    "what didn't go so well": "what went wrong",
    "what did not go well": "what went wrong",
    "what went badly": "what went wrong",
    "what could be improved": "what went wrong",
    "what can be improved": "what went wrong",
    "what could have been better": "what went wrong",
    "what worked well": "what went well",
    "what worked": "what went well",
    "things that went wrong": "what went wrong",
    "where were we lucky": "where we got lucky",
    "got lucky": "where we got lucky",
    "where did we get lucky": "where we got lucky",
    "owner": "document owner",
    "author": "document owner",
    "authors": "document owner",
    "report author": "document owner",
    "author(s)": "document owner",
    "created by": "document owner",
    "written by": "document owner",
    "owners": "document owner",
    "postmortem owner": "document owner",
    "post-mortem owner": "document owner",
    "post-mortem author": "document owner",
    "incident lead": "incident commander",
    "incident manager": "incident commander",
    "ic": "incident commander",
    "incident date": "date",
    "date of incident": "date",
    "incident severity": "severity",
    "severity level": "severity",
    "priority": "severity",
    "commander": "incident commander",
    "id": "incident id",
    "incident number": "incident id",
    "type": "incident type",
    "title": "incident title",
    "sev": "severity",
    "start time": "started",
    "start": "started",
    "started at": "started",
    "incident start": "started",
    "end time": "resolved",
    "end": "resolved",
    "resolved at": "resolved",
    "incident end": "resolved",
    "total duration of the incident": "duration",
    "services affected": "affected services",
    "impacted services": "affected services",
    "services impacted": "affected services",
    "customers impacted": "customers affected",
    "users impacted": "users affected",
    "root causes": "root cause",
    "root cause(s)": "root cause",
    "identified cause": "root cause",
    "triggers": "trigger",
    "trigger(s)": "trigger",
    "factors": "contributing factors",
    "contributing causes": "contributing factors",
    "contributing factor": "contributing factors",
    "contributing factor(s)": "contributing factors",
    "contributors": "contributing factors",
    "time to detection": "time to detect",
    "time to mitigation": "time to mitigate",
    "time to recovery": "time to resolve",
    "time to recover": "time to resolve",
    "time to acknowledgement": "time to acknowledge",
    "time to resolution": "time to resolve",
    "mttd": "time to detect",
    "mttr": "time to resolve",
    "tta": "time to acknowledge",
    "mtta": "time to acknowledge",
    "mttd (mean time to detect)": "time to detect",
    "mttr (mean time to resolve)": "time to resolve",
}


def folded(name: str) -> str:
    """Fold a heading or a label to the words by which it is looked up."""
    words = name.replace("**", "").replace("’", "'").replace(" & ", " and ")
    words = re.sub(r"^[^\w(]+", "", " ".join(words.split()))
    words = re.sub(
        r"^(?:appendix )?(?:[A-Za-z]|\d{1,2}(?:\.\d{1,2})*)[.:)]\s+|^\d{1,2}(?:\.\d{1,2})+\s+", "", words, flags=re.IGNORECASE
    )
    return re.sub(r"^[^\w(]+|[^\w)]+$", "", words).casefold()


def heading_name(heading: str) -> tuple[str, str]:
    """Give the folded name of a heading; where only what it begins with is known, that name and the words behind it."""
    name = folded(heading)
    found = re.match(r"(?P<name>.+?)\s*(?P<rest>(?:[(:,;–—/|]|\s-\s).*)", heading, re.DOTALL)
    if name in SECTIONS or not found or folded(found["name"]) not in SECTIONS:
        return name, ""
    return folded(found["name"]), found["rest"].strip(" :")


def known_as(name: str) -> tuple[str, ...]:
    """Give the names by which a heading or a label may be known, its own first."""
    own = folded(name)
    return (own, OTHER_NAMES[own]) if own in OTHER_NAMES else (own,)
