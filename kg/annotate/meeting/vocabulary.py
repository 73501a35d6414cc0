"""The section `[meetings]` of a language's table goes in; out comes what the grammar of meetings is compiled from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """The section `[meetings]`: words are fragments of regular expressions, `{A}` captures a group of actors, `{G}` does not."""

    SECTION: ClassVar[str] = "meetings"

    boundaries: tuple[str, ...]  # where a new clause begins
    relatives: tuple[str, ...]  # where an inserted clause begins, after which the surrounding one goes on
    insertions: tuple[str, ...]  # words of an inserted clause, whose dates are its own ("A, who took office in May, met B")
    saying: tuple[str, ...]  # clause boundaries after which a date is that of the saying
    prepositions: tuple[str, ...]  # an actor after one of these is no subject
    place_prepositions: tuple[str, ...]  # an actor after one of these is a place
    auxiliaries: tuple[str, ...]  # may stand between a subject and its verb
    joiners: tuple[str, ...]  # "and"
    leads: tuple[str, ...]  # "both", before the first of several
    affiliations: tuple[str, ...]  # between a person and whom that person stands for ("Kishida of Japan")
    appositions: tuple[str, ...]  # a sentence's opening that only describes those named after its comma ("As allies, A and B")
    complements: dict[str, tuple[str, ...]]  # with, between, of, including: what leads to participants after the trigger
    owners: tuple[str, ...]  # between an actor and the noun that it owns ("'s first")
    compounds: tuple[
        str, ...
    ]  # between actors and the noun that they modify ("US-Russia nuclear"), empty where there is no such order
    qualifiers: tuple[str, ...]  # may stand between noun or verb and the actors right after it
    definite_before: tuple[str, ...]
    definite_after: tuple[str, ...]
    demonstrative_before: tuple[str, ...]  # "those talks": surely told before
    demonstrative_after: tuple[str, ...]
    indefinite_before: tuple[str, ...]  # "a further meeting": surely not told before
    indefinite_after: tuple[str, ...]
    series_before: tuple[str, ...]  # "the next round of talks": one more among the same
    series_after: tuple[str, ...]
    further: tuple[str, ...]  # "also met": not the meeting told before
    beside: tuple[str, ...]  # those of them that say nothing of another day
    attending: tuple[str, ...]  # verbs of taking part
    visits: tuple[str, ...]  # words of a visit
    visitors: tuple[str, ...]  # patterns with {A}: whose visit it is
    lasting: tuple[str, ...]  # how many days it lasts, as a group
    first_person: tuple[str, ...]
    pronouns: dict[str, tuple[str, ...]]  # both (the parties told last), possessive, possessive_plural
    assemblies: tuple[str, ...]  # words in the name of a body of a state that has sittings of its own
    governments: tuple[str, ...]  # the state that the article is about, where no name stands with it
    with_whom: tuple[str, ...]  # right behind actors: they are those with whom the clause tells of a meeting
    regions: tuple[str, ...]  # words for a part of the world, whose leaders or states are several parties
    collectives: tuple[str, ...]  # role words of which one phrase stands for several persons
    delegates: tuple[str, ...]  # role words that stand for the state or body itself
    outsiders: tuple[str, ...]  # nameless roles that write, watch or speak of meetings and are not in them
    discards: tuple[str, ...]  # around a trigger: no meeting (negated, habitual, conditional)
    discards_after: tuple[str, ...]
    controls: tuple[str, ...]  # verbs whose object is the subject of what follows
    relations: tuple[str, ...]  # nouns that a state or body after "with" belongs to ("discussed ties with China")
    apart: tuple[str, ...]  # words that make one-to-many talks several meetings
    motions: tuple[str, ...]  # going somewhere for talks makes the hosts a participant
    arrivals: tuple[str, ...]  # being or coming there, with {P} for the place
    organizers: tuple[str, ...]  # patterns with {A}
    topics: tuple[str, ...]
    undated: tuple[str, ...]  # before a date: it is not the meeting's
    year_leads: tuple[str, ...]  # before a bare year: it is a date and not part of a name ("the 1953 armistice")
    subject_pronouns: tuple[str, ...]  # unresolved, they hide the subject
    begun: tuple[str, ...]  # before a date: it is the meeting's only when that is still going on
    aftermath: tuple[str, ...]  # "said after talks": the meeting was on the day of the saying
    spoke: tuple[str, ...]  # verbs behind a speaker whose words stand before it
    bygone: tuple[str, ...]  # in such a clause: it was on another day
    likewise: tuple[str, ...]  # between two titles or names of one person
    doubts: tuple[str, ...]  # before a plan: it is only possible
    remarks: tuple[str, ...]  # verbs of what somebody does in talks
    closing: tuple[str, ...]  # before a summit: right after its end
    perfect: tuple[str, ...]  # before a verb: it was on some earlier day
    owned: tuple[str, ...]  # nouns whose form says that they are somebody's
    told_in: tuple[str, ...]  # before the meeting in which somebody tells somebody something
    told_to: tuple[str, ...]  # before whom it is told
    sidelines: tuple[str, ...]  # between a meeting and a greater one during which it is
    auspices: tuple[str, ...]  # before actors that stand between a noun and those who take part
    occasions: tuple[str, ...]  # between a date and the clause that it dates ("on Wednesday, when …")
    meeting_nouns: tuple[str, ...]  # words that never mean a call
    processes: tuple[str, ...]  # words of what goes on over many meetings
    invitations: tuple[str, ...]  # to ask somebody to a meeting of others does not make it a proposal
    states: tuple[str, ...]  # in "both countries", "the delegations": not the persons named last, but their states
    located: tuple[str, ...]  # what is in a place, so that the meeting need not be there ("allies in Europe")
    former: tuple[str, ...]  # before a trigger: a plan that was, so that its day may have passed
    moved_to: tuple[str, ...]  # between the words of putting off and the new day ("was put off to")
    told_by: tuple[str, ...]  # passive verbs of saying, right before who said it ("disampaikan X saat bertemu Y")
    ends: tuple[str, ...]  # verbs that tell the last day of a meeting ("wrapped up their two-day meeting on Sunday")
    days_in: tuple[str, ...]  # on which of its days it is, as a group ("entered its second day")
    unmet: tuple[str, ...]  # before a verb: the last meeting is that "since" which there was none
    appeals: tuple[str, ...]  # behind "call": it was for something, and to nobody
    headed: tuple[str, ...]  # before actors that a preposition leads to: they are the subject all the same ("leaders of the A")
    cited: tuple[str, ...]  # before a date: it is that of the report which is quoted
    since_then: tuple[str, ...]  # how many days after a meeting something happened, as a group ("a day after")
    until_then: tuple[str, ...]  # how many days before a meeting something happens, as a group ("a day before")
    meals: tuple[str, ...]  # what is given for somebody, who then is there
    alongside: tuple[str, ...]  # "on the same occasion": on the day told before
    begins: tuple[str, ...]  # verbs that tell the first day of a meeting
    departs: tuple[str, ...]  # before a date: it is that of a departure
    frames: tuple[str, ...]  # those of `sidelines` that say of a greater meeting only when and where it is
    pluperfect: tuple[str, ...]  # before words of putting off: that was once, and may be over
    sent_from: tuple[str, ...]  # between delegates and the state or person that they came from or with
    awaiting: tuple[str, ...]  # right before "the outcome of": the meeting is still to be
    guests: tuple[str, ...]  # behind "told": it was face to face ("told visiting A")
    rings: tuple[str, ...]  # behind "called": it was by telephone ("called A to congratulate him")
    purposes: tuple[str, ...]  # alone between actors and a verb: they are not its subject ("talks with X to discuss")
    adjuncts: tuple[str, ...]  # a sentence that opens so may have its subject after the trigger
    verbs: dict[str, dict[str, tuple[str, ...]]]  # reach → tense → forms
    nouns: dict[str, tuple[str, ...]]  # strength → forms
    formats: dict[str, tuple[str, ...]]  # talks of known members (seeds/formats.csv) → words before their noun
    measures: tuple[str, ...]  # may stand between a verb and the noun that it carries ("held a round of talks")
    support: dict[str, tuple[str, ...]]  # tense → verbs that carry a noun ("hold talks")
    modes: dict[str, tuple[str, ...]]
    cues: dict[str, tuple[str, ...]]  # status → words before the trigger
    cues_at: dict[str, tuple[str, ...]]  # status → words that introduce the noun phrase of the trigger
    cues_after: dict[str, tuple[str, ...]]  # status → words after the trigger
