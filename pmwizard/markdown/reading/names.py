"""What headings and labels are called: the templates' own names, and what others call the same."""

from __future__ import annotations

import re

# By the folded words of a heading, the part of a document that it opens.
SECTIONS = {
    name: section
    for section, names in {
        "header": "details of the incident|incident information|incident info|metadata|incident overview|basic information",
        "summary": "executive summary|summary|overview|tl;dr|tldr|incident summary|abstract",
        "details": "incident details",
        "timeline": "timeline|timeline (all times utc)|incident timeline|timeline of events|chronology|timeline (utc)"
        "|event timeline|sequence of events",
        "impact": "impact assessment|impact|customer impact|user impact|impact analysis|incident impact",
        "causes": "root cause analysis|root cause analysis (5 whys)|root cause|root causes|root cause(s)|cause|causes|five whys"
        "|the five whys|5 whys|trigger|contributing factors|analysis|contributing causes|cause of the incident",
        "detection": "detection|how was it detected|how it was detected",
        "resolution": "containment and resolution|resolution|mitigation|resolution and recovery|mitigation and resolution"
        "|recovery|containment",
        "went well": "what went well|went well|things that went well|what worked|what worked well|successes",
        "went wrong": "what went wrong|went wrong|what went poorly|things that went poorly|what could have gone better"
        "|what didn't go well|what did not go well|what went badly|what didn't work",
        "lucky": "where we got lucky|got lucky|luck|what was lucky",
        "actions": "action items|actions|corrective actions|action plan|remediation items|follow-up items|remediation|next steps"
        "|follow-up actions|follow ups|follow-ups|corrective measures",
        "lessons": "lessons learned|lessons|learnings|what we learned|retrospective",
        "prevention": "prevention measures|prevention|preventive measures|preventative measures",
        "supporting": "supporting information",
        "metrics": "metrics and kpis",
        "compliance": "compliance and reporting",
        "meeting": "post-mortem meeting",
        "sign-off": "sign-off|signoff|sign off",
        "appendix": "appendix|appendices|supporting data",
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
    "got lucky": "where we got lucky",
    "where did we get lucky": "where we got lucky",
    "owner": "document owner",
    "author": "document owner",
    "authors": "document owner",
    "report author": "document owner",
    "incident lead": "incident commander",
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
    "factors": "contributing factors",
    "contributing causes": "contributing factors",
    "time to detection": "time to detect",
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
    words = re.sub(r"^(?:appendix )?(?:[A-Za-z]|\d{1,2})[.:)]\s+", "", " ".join(words.split()), flags=re.IGNORECASE)
    return re.sub(r"^[^\w(]+|[^\w)]+$", "", words).casefold()


def known_as(name: str) -> tuple[str, ...]:
    """Give the names by which a heading or a label may be known, its own first."""
    own = folded(name)
    return (own, OTHER_NAMES[own]) if own in OTHER_NAMES else (own,)
