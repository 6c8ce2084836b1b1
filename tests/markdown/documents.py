"""Documents in the shape of either template, and one in another shape, all in our own words."""

FULL = r"""# Post-Mortem: Mail went out twice

**Incident ID**: INC-2026-031
**Date**: 2026-02-03
**Incident Commander**: @noor
**Document Owner**: Ada \<ada>
**Status**: Final

---

## Executive Summary

Mail went out twice.

A retry had no key.

Retries have keys now.

**Impact Snapshot:**

- Severity: HIGH
- Duration: 1 hour 20 minutes
- Affected Services: Mailer, Billing
- Customer Impact: 1,200 customers / none
- Data Compromised: NO - checked

---

## Incident Details

### Incident Type

- [ ] Security Incident (Breach, Attack, Vulnerability)
- [x] Service Outage (Infrastructure, Application, Database)
- [ ] Data Incident (Loss, Corruption, Leak)
- [ ] Performance Degradation
- [ ] Other: ___________

### Severity Classification

**Final Severity**: HIGH

**Justification**:

- Business Impact: Refunds were asked for.

  - two by letter
- Customer Impact: Confusion.

### Affected Systems & Services

| System/Service | Impact Level | Downtime | Recovery Time |
|----------------|--------------|----------|---------------|
| Mailer \| main | Partial | 1h | 1h 20m |

---

## Timeline

*All times in UTC. Include key events only.*

### Detection Phase

| Time (UTC) | Event | Owner | Notes |
|------------|-------|-------|-------|
| 2026-02-03 09:10 | Second mail seen | support | Two lines<br>of notes ([link](https://graphs.example.com/q)) |
| ~2026-02-03 09:15 | Page answered | @noor |  |

### Mitigation Phase

| Time (UTC) | Event | Owner | Notes |
|------------|-------|-------|-------|
| 2026-02-03 09:40 | The queue was emptied by hand | @noor | `purge --all` |

**Total Duration**:

- Time to Detect: 10 minutes
- Time to Resolve: 1 hour 10 minutes (counted by support)
- Total Incident Duration: 1 hour 20 minutes

---

## Impact Assessment

### Customer Impact

- **Users Affected**: 1,200
- **User Experience**: Degraded

**Customer-Facing Impact**:

- Two mails instead of one

### Business Impact

- **Revenue Loss**: none
  - Refunds issued: $40
- **Support Tickets**: 31

### Technical Impact

- **Systems Affected**: Mailer | main

### Regulatory & Legal Impact

- **Regulatory Reporting Required**: NO
  - GDPR: NO - within 72h (no data left)
  - State laws: NO - varies
- **Legal Implications**: None known.

---

## Root Cause Analysis

### The Five Whys

1. **Why did the incident occur?**
   - The mailer sent again
     - **Why did nobody notice?** Nobody had asked

2. **Why did the mailer send again?**
   - The retry has no key (root cause)

### Root Cause Summary

**Primary Root Cause**:
The retry of the mailer has no key.

#### Since when

Since the move.

**Contributing Factors**:

1. A slow disk
2. \# of retries was not shown

**Why Was This Not Prevented?**

- Detection gaps: No alert on doubles.

---

## What Went Well

*List things that worked well during incident response*

### Detection & Alerting

- ✅ Support spoke up at once

---

## What Went Wrong

*List failures, gaps, and issues during incident*

### Tools & Processes

- ❌ The runbook was empty

---

## Action Items

*All action items must have: clear description, owner, due date, priority*

### Priority: CRITICAL (Must complete within 7 days)

| ID | Action Item | Owner | Due Date | Status |
|----|-------------|-------|----------|--------|
| AI-001 | Give retries a key ([ticket](https://tickets.example.com/1)) | @noor | 2026-02-10 | 🟡 In Progress |

### Long-term Improvements

| ID | Action Item | Owner | Due Date | Status |
|----|-------------|-------|----------|--------|
| AI-002 | Replace the mailer | @mail | after spring | 🔴 Open |

**Status Legend**: 🔴 Open | 🟡 In Progress | 🟢 Complete | ⚫ Blocked

---

## Lessons Learned

### What We Learned

1. **Technical Lessons**
   - Retries need keys

### How We'll Improve

1. **Short-term Changes**
   - Test with a slow disk

---

## Prevention Measures

### Technical Preventions

**Implemented**:

- ✅ Keys for new mails (Done: 2026-02-05)

**Planned**:

- 🔴 Keys for old mails (Due: 2026-02-28)

---

## Supporting Information

### Related Incidents

- [INC-2025-007]: Mails were late (2025-11-02)

### Related Documentation

- [Runbook: mailer](docs/mailer.md)

### External References

- Vendor advisory: [Link](https://vendor.example.com/a)
- RFC 5321

---

## Metrics & KPIs

### Response Metrics

| Metric | Target | Actual | Met? |
|--------|--------|--------|------|
| Time to Detect | < 5 min | 10 min | ❌ |

### Incident Costs

| Cost Category | Amount | Notes |
|---------------|--------|-------|
| Refunds | $40 | by voucher |
| **Total Cost** | **$41** | |

### Service Metrics

| Metric | Before Incident | During Incident | After Incident |
|--------|-----------------|-----------------|----------------|
| Mails per order | 1 | 2 | 1 |

---

## Post-Mortem Meeting

**Date**: 2026-02-06
**Attendees**: Noor, Ada
**Duration**: 45 minutes

### Discussion Notes

- Who owns the mailer?

### Follow-up Actions

- [x] Tell support
- [ ] Look again in May

---

## Sign-off

**Incident Commander**: Noor Date: 2026-02-07
**Technical Lead**: _________________________ Date: _______

---

## Appendix

### A. Technical Details

**System Architecture Diagram**:
See ![the mailer](mailer.png).

**Configuration Changes**:

```yaml
# Before
retries: 3

# After
retries: 3
keys: true
```

### B. Data & Queries

**Database Queries Used in Investigation**:

```sql
SELECT count(*) FROM mails;
```

### C. Communication Samples

**Customer Communication (Initial)**:

```
You may get [two] mails.
```

### D. Incident Response Timeline (Detailed)

| Time | What |
|---|---|
| 09:12 | a look at the queue |

### E. Other

#### Weather

Rain.

---

**Document Version**: 1.2
**Last Updated**: 2026-02-08
**Next Review**: 2026-05-08
**Classification**: Internal
"""

REPORT = r"""# Post-Mortem Report: Mail went out twice

**Incident ID:** INC-2026-031
**Incident Type:** service-degradation
**Severity:** P1
**Date/Time:** 2026-02-03 09:00 UTC to 2026-02-03 10:20 UTC
**Duration:** 01:30 total
**Incident Commander:** @noor
**Report Author:** Ada
**Report Date:** 2026-02-05

---

## Executive Summary

Mail went out twice, and
nobody was told.

**Impact Metrics:**
- Customers Affected: 1,200
- Services Impacted: Mailer
- Revenue Impact: none
- MTTD (Mean Time to Detect): 00:10
- MTTR (Mean Time to Resolve): 01:10
- Data Loss: no

---

## Timeline (All Times UTC)

| Time | Event | Actor | Notes |
|------|-------|-------|-------|
| 09:10 | Second mail seen | support |  |
| 09:40 | The queue was emptied by hand | @noor | `purge --all` |

---

## Root Cause Analysis (5 Whys)

**Problem Statement:** Each mail was sent twice.

1. **Why did the mailer send again?**
   - The retry has no key

2. **Why has it no key?**
   - It was never asked for

- **Why did nobody see it?** No alert

**Root Cause:** The retry of the mailer has no key.

---

## Detection

**How was the incident detected?**
- [ ] Automated monitoring alert (specify: doubles per hour)
- [x] Customer report (ticket/support channel: mail)
- [ ] Internal user report
- [ ] Security scan/audit
- [ ] Other: ___

**Detection Delay:** 10 minutes
**Improvements Needed:** An alert on doubles.

---

## Containment & Resolution

**Containment Actions:**
1. Emptied the queue

**Recovery Actions:**
1. Sent an apology

---

## Impact Assessment

**Customer Impact:**
- Total customers affected: 1,200
- Symptoms: two mails, two bills
- Duration: 80 minutes
- Severity: P1

**Business Impact:**
- Revenue loss: none
- Reputational: Some jokes.

**Data Impact:**
- Data breach: No

---

## Action Items

| ID | Description | Owner | Priority | Due Date | Status |
|----|-------------|-------|----------|----------|--------|
| AI-1 | Give retries a key | @noor | P0 | 2026-02-10 | Completed |
| AI-2 | Replace the mailer | @mail | P3 |  | Planned |

---

## Lessons Learned

**What Went Well:**
- Support spoke up at once

**What Went Wrong:**
- The runbook was empty

**Where We Got Lucky:**
- It was a quiet day

**Opportunities for Improvement:**
1. Test with a slow disk

---

## Compliance & Reporting

**Regulatory Reporting Required:**
- [ ] HIPAA breach notification (60 days) - **N/A** (no health data)
- [x] SOC2 CC7.3 documentation - **Required** (filed)

**Internal Reporting:**
- [x] Support told
- [ ] Board told

---

## Appendices

**Appendix A: Relevant Logs**
The query is in the ticket.

**Appendix D: Related Incidents**
- [INC-2025-007]: Mails were late (2025-11-02)

---

**Approval:**
- Incident Commander: Noor Date: 2026-02-07
- Engineering Manager: _________________________ Date: ___________
"""

FOREIGN = """# Mail went out twice (incident 12)

**Date**: 2026-02-03

**Authors**: Ada, Noor

## Summary

Mail went out twice for an hour.

## Impact

1,200 customers got two mails.

## Root Causes

A retry without a key.

## Trigger

A slow disk.

## Resolution

The queue was emptied.

## Detection

Support heard of it.

## Action items

| Action Item | Type | Owner | Bug |
| --- | --- | --- | --- |
| Give retries a key | prevent | noor | 4711 |

## Lessons

### What went well

* The alert was quick

### Where we got lucky

* It was Sunday

### Fun facts

The queue is called Bertha.

## Timeline

* 09:10 First double mail
* **09:40** Queue stopped

## Supporting data

See the graphs.
"""
