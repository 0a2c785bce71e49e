"""The forms in which copy gives dates that do not add up: each is found, with its exact span, and its sound twin is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint import Linter

PUBLISHED = "2024-09-05"  # a Thursday
LINTER = Linter(select=["dates"])
ASIDE = (
    "dates/yearless-date",
    "dates/relative-date-no-dateline",
    "dates/vague-recency",
    "dates/ambiguous-numeric-date",
)

FAULTY = {
    "duration-mismatch": [
        "The [[two-day]] summit (June 3-6, 2024) drew 300 people.",
        "He served a [[six-year]] term, 2010-2014, on the board.",
        "He served [[nine years]] as mayor, from 2010 to 2014.",
        "The war lasted [[eight years]], from 1939 to 1945.",
        "During his [[nine-year]] tenure from 2010 to 2014 the town grew.",
        "She led the bank for [[10 years]] between 2001 and 2006.",
        "She led the bank from 2001 to 2006, a period of [[ten years]].",
        "The [[two-week]] trial ran from March 3 to April 20.",
        "The road was closed for [[three days]], from May 1 through May 9.",
        "The [[three-month]] strike lasted from January 2019 to September 2019.",
        "He was in prison for [[seven years]], from March 2010 to March 2013.",
        "The company was run by Bell for [[12 years]] (2003-2009).",
        "In the [[five years]] from 2001 to 2009 sales doubled.",
        "Over the [[six years]] from 2001 to 2012, sales doubled.",
        "In the [[four years]] between 2001 and 2009, sales doubled.",
        "The festival runs for [[five days]], June 3 to June 12, in the park.",
        "The [[five-day]] festival, which runs from June 3 to June 12, opens today.",
        "The [[five-day]] event will take place from 3 to 12 June.",
        "The [[five-day]] event will be held from 3 June to 12 June 2024.",
        "The exhibition will be open for [[two weeks]], from May 1 until June 30.",
        "His [[three-year]] contract runs from 2020 to 2026.",
        "She was married for [[20 years]], from 1990 to 2002.",
        "He spent [[six years]] in Ohio, from 1990 to 2002, and left.",
        "The [[six-year]] study, conducted between 2001 and 2015, found nothing.",
        "Bell chaired the panel for [[six years]] from 2001 until 2015.",
    ],
    "lifespan-mismatch": [
        "Voss was born in 1931 and died on May 3, 2013, aged [[70]].",
        "Born in 1931, Voss died in 2013 at the age of [[70]].",
    ],
    "age-birth-mismatch": [
        "Lena Voss, [[41]], was born in 1979.",
        "Lena Voss, who was born in 1979, is [[41]].",
        "Born in 1979, Lena Voss, [[41]], runs the shop.",
        "Lena Voss ([[41]]), born in 1979, runs the shop.",
        "The [[41-year-old]] Lena Voss was born in 1979.",
        "Lena Voss, a [[41-year-old]] lawyer born in 1979, runs it.",
        "Voss, [[41]], was born in Ohio in 1979.",
        "Voss, [[41]], was born on May 2, 1979, in Ohio.",
        "Voss, [[41]], was born May 2, 1979.",
        "Voss, [[41]], was born 2 May 1979.",
        "Voss, now [[41]], was born in May 1979.",
        "Voss, aged [[41]], was born in 1979.",
        "Voss, who is [[41]], was born in 1979.",
        "Voss was born in 1979 and is now [[41]].",
        "Voss was born in 1979 and is [[41]] years old.",
        "Voss was born in 1979, and is [[41]].",
        "Lena Voss, [[41]], runs the shop. She was born in 1979.",
        "Lena Voss, [[41]], runs the shop. Voss was born in Ohio in 1979.",
        "Born on May 2, 1979, Voss is [[41]] years old.",
        "Born on May 2, 1979, the [[41-year-old]] runs the shop.",
        "Born in 1979, the [[41-year-old]] actress lives in Rome.",
        "Born in 1979, Voss is now [[41]].",
        "Lena Voss, born 1979, is [[41]].",
        "Lena Voss (born May 2, 1979), [[41]], is a lawyer.",
        "Lena Voss (b. 1979), [[41]], is a lawyer.",
        "Voss, born in 1979, turned [[41]] in May.",
        "Voss, who turns [[41]] this month, was born in 1979.",
        "Born on May 2, 1990, he won the title at [[20]] in June 2012.",
        "Born in 1990, he won the title in 2012 at the age of [[18]].",
        "She was born in 1950 and was [[40]] when she won in 1999.",
        "Voss, [[70]], who was born in 1931, died on Tuesday.",
        "Voss, who was born in 1931, died on Tuesday at [[70]].",
        "Voss, [[41]], who was born and raised in Ohio in 1979, runs it.",
        "She was born in 1979, making her [[41]].",
        "At [[41]], Voss, who was born in 1979, runs the shop.",
        "Her passport says she was born in 1979, making her [[41]] years old.",
    ],
    "anniversary-mismatch": [
        "The town marked the [[10th anniversary of the 2013]] flood.",
        "Monday marks the [[10th anniversary of the 2013]] flood.",
        "The town will mark the [[10th anniversary of the 2013]] flood on Friday.",
        "On Sunday, the [[10th anniversary of the 2013]] flood, bells rang.",
        "This week is the [[tenth anniversary of the 2013]] flood.",
        "The concert marked the [[10th anniversary]] of his death in 2011.",
        "The concert marks [[10 years since the 2011]] flood.",
        "The firm, founded in 1985, is celebrating its [[25th anniversary]].",
        "The fair, first held in 1985, is celebrating its [[25th anniversary]] this year.",
        "It comes on the [[10th anniversary of the September 2011]] attack.",
        "The [[10-year anniversary of the 2011]] flood is on Friday.",
        "It coincides with the [[50th anniversary of the 1971]] war.",
        "Ahead of the [[50th anniversary of the 1971]] war, the town built a wall.",
        "The [[50th anniversary of the 1971]] war was marked on Tuesday.",
        "Ceremonies were held on Tuesday for the [[50th anniversary of the 1971]] war.",
        "They celebrate the [[25th anniversary of their 1995]] wedding.",
        "The event marks the [[75th anniversary]] of the end of the war in 1945.",
        "A vigil marked the [[first anniversary of the May 2021]] shooting.",
        "Voss, who was born in 1970, celebrates her [[50th birthday]] this year.",
        "She celebrated her [[50th birthday]] on May 2, 2024; she was born in 1972.",
        "Born in 1970, Voss celebrated her [[50th birthday]] on Tuesday.",
        "The couple, who married in 1990, celebrate their [[25th wedding anniversary]] this year.",
        "The [[20th anniversary of the Sept. 11, 2001]] attacks falls on Wednesday.",
        "This year is the [[20th anniversary]] of the treaty, signed in 1994.",
        "The treaty was signed in 1994 and marks its [[20th anniversary]] this year.",
        "to mark the [[centenary of the 1914]] battle, the town built a wall.",
        "The town marked the [[100th anniversary]] of the battle of 1914.",
    ],
    "office-holder-anachronism": [
        "[[President Barack Obama]] signed the bill on March 3, 2019.",
        "[[President Obama]] signed the bill on March 3, 2019. Barack Obama left.",
        "US [[President Barack Obama]] said in a statement on March 3, 2019, that he agreed.",
        "[[President Barack Obama]] said in March 2019 he would act.",
        "Speaking on March 3, 2019, [[President Barack Obama]] said he would act.",
        "In March 2019, [[President Barack Obama]] signed the order.",
        "[[President Barack Obama]]'s administration announced in March 2019 that it would act.",
        "[[The Obama administration]] announced on March 3, 2019, that it would act.",
        "British [[Prime Minister David Cameron]] met the queen on March 3, 2019.",
        "On 3 March 2019 [[Prime Minister David Cameron]] resigned.",
        "The bill was signed by [[President Barack Obama]] on March 3, 2019.",
        "The bill was signed by [[President Barack Obama]] in 2019.",
        "[[President Barack Obama]], speaking at the White House on March 3, 2019, said he would act.",
        "[[President Barack Obama]] will sign the bill on Friday.",
        "[[President Barack Obama]] is meeting aides this week.",
        "[[President Bill Clinton]] told reporters on Wednesday that he would act.",
        "[[Vice President Joe Biden]] visited Kyiv on March 3, 2019.",
        "[[Prime Minister Theresa May]] announced on September 3, 2024, that she would resign.",
        "[[Prime Minister Boris Johnson]] says he will act.",
        "[[President George W. Bush]] addressed Congress on January 28, 2012.",
        "[[President Donald Trump]] signed an executive order on March 3, 2022.",
        "[[President Joe Biden]] signed the order on March 3, 2019.",
        "[[The Trump administration has announced]] new tariffs.",
        "[[The Biden administration]] announced on March 3, 2019, that it would act.",
    ],
    "past-date-future-tense": [
        "The council [[will vote on March 3, 2024]].",
        "The bridge [[will reopen in January 2024]].",
        "The court [[is expected to rule on March 3, 2024]].",
        "The talks [[are scheduled for March 3, 2024]].",
        "The hearing [[is set for March 3, 2024]].",
        "The film [[will be released on March 3, 2024]].",
        "The company [[plans to open the plant in 2022]].",
        "The plant, which [[will open in March 2023]], cost a lot.",
        "He [[will step down on 3 March 2024]].",
        "The vote [[will take place on March 3, 2024]].",
        "The vote [[will be held on March 3, 2024]].",
        "The election [[will be held in 2022]].",
        "On [[March 3, 2024, the council will vote]] on the plan.",
        "In [[January 2024, the bridge will reopen]].",
        "The contract [[expires on March 3, 2023]].",
        "He [[is due to appear in court on March 3, 2024]].",
        "The law [[will take effect on July 1, 2024]].",
        "The law [[takes effect on July 1, 2024]].",
    ],
    "deadline-before-issue": [
        "The [[deadline is March 3, 2024]].",
    ],
    "future-date-past-tense": [
        "The council [[voted on March 12, 2025]].",
        "He [[was arrested on March 12, 2025]].",
        "The firm [[announced on March 12, 2025]], that it would close.",
        "On [[March 12, 2025, the council voted]] to close it.",
        "He [[died on March 12, 2026]].",
        "In [[March 2025, the firm closed]] the plant.",
        "The plant [[closed in 2026]].",
        "He [[was born in 2031]].",
        "She [[died in 2026]] after an illness.",
        "The accident [[happened on the A4 on March 12, 2025]].",
        "The march [[took place on March 12, 2025]], in Rome.",
        "The report, [[published on March 12, 2025]], found nothing.",
        "Bell, who [[resigned on March 12, 2025]], said nothing.",
        "The festival [[drew 9,000 people on April 6, 2025]].",
        "He [[was sentenced to ten years on March 12, 2025]].",
        "The law [[took effect on March 12, 2025]].",
        "He [[has worked there since March 2026]].",
        "The company [[was founded in 2027]].",
    ],
    "relative-explicit-conflict": [
        "The bus crashed [[yesterday, September 2]].",
        "The bus crashed [[yesterday (September 2)]].",
        "Sales fell [[last month, in July 2023]].",
        "Sales fell [[last year, in 2020]].",
        "Sales fell [[last year (2020)]].",
        "[[Last year, in 2020]], sales fell.",
        "[[Next year, 2027]], will be better.",
        "[[Tomorrow, September 9]], the council meets.",
        "The vote is [[tomorrow, on September 9]].",
        "[[Today, September 2]], the council met.",
        "[[Earlier this month, on July 3]], the council met.",
        "[[Earlier this year, in March 2022]], the council met.",
        "[[Later this year, in March 2025]], the council meets.",
        "[[Last month, on June 3]], the council met.",
        "[[This month, in March]], the council met.",
        "[[Last week, on August 2]], the council met.",
        "[[Next week, on October 20]], the council meets.",
        "[[Yesterday, Monday]], the council met.",
        "[[Last December, in 2020]], he left.",
    ],
    "weekday-mismatch": [
        "On [[Tuesday, September 5]], the council met.",
        "[[Tuesday (September 5)]], the council met.",
        "Next [[Friday, September 28]], the council meets.",
    ],
    "elapsed-mismatch": [
        "[[Three years ago, in 2015]], he left.",
        "[[Ten years ago, on May 3, 2009]], he left.",
        "He left in [[2009, ten years ago]].",
        "[[Two days ago, on August 20]], he left.",
        "[[A year ago, in March 2020]], he left.",
        "[[Five years ago, in September 2015]], he left.",
    ],
    "impossible-date": [
        "It opens on [[February 30]].",
        "It opens on [[Feb. 30, 2025]].",
        "It opened on [[31 June]].",
        "It opened on [[the 31st of June]].",
        "It opened on [[June 31st]].",
        "It opens [[Feb. 29, 2025]].",
        "It opened on [[April 31]] and closed.",
        "He was born on [[September 31, 1980]].",
        "She died on [[30 February 2020]] in Ohio.",
        "the [[November 31]] deadline",
        "from June 3 to [[June 31]]",
        "between 25 and [[31 June]]",
        "It opened on [[2025-02-30]].",
        "It opened on [[31/04/2024]].",
        "It opened on [[04/31/2024]].",
        "It opened on [[Monday, April 31]].",
        "It opened at [[25:00]] on Monday.",
        "By [[November 31]] it was gone.",
        "He left [[November 31]].",
        "A meeting scheduled for [[Sept. 31]] was cancelled.",
        "It opened on [[August 32, 2023]].",
        "It opened on [[August 0, 2023]].",
        "[[December 32]] is the deadline.",
        "Residents have until [[April 31]] to respond.",
        "the [[Feb. 30]] hearing",
        "starting [[April 31]], fees rise",
    ],
    "reversed-range": [
        "He was mayor from [[2019 to 2015]].",
        "He was mayor between [[2019 and 2015]].",
        "He was mayor ([[2019-2015]]).",
        "He was mayor in [[2019-2015]].",
        "The fair runs from [[June 14 to June 12]].",
        "The fair runs [[June 14-12]].",
        "The fair runs [[June 14-12, 2024]].",
        "The fair runs from [[14 to 12 June]].",
        "The fair runs from [[14-12 June 2024]].",
        "The fair runs between [[June 14 and June 12]].",
        "The fair ran from [[March 2024 to January 2024]].",
        "The fair ran from [[March 3, 2024, to January 2, 2024]].",
        "The war, from [[1945 to 1939]], cost lives.",
        "during the [[1999-1994]] war",
        "The [[2012-2008]] period was bad.",
        "from [[the 1990s to the 1970s]]",
        "It ran from [[2019 until 2015]].",
        "It ran from [[May 2019 through March 2017]].",
        "The shop opened from [[Friday, June 14, to Wednesday, June 12]].",
        "He lived there from [[1999-1994]].",
        "people aged from [[64 to 18]]",
        "those aged between [[65 and 18]]",
        "children ages [[12 to 8]]",
    ],
}

SOUND = [
    "He served a four-year term, 2010-2014, on the board.",
    "He served nine years as mayor and, from 2010 to 2014, on the board.",
    "She won two of the five races from 2010 to 2014.",
    "It is held every three years from 2000 to 2021.",
    "The road was closed for nine days, from May 1 through May 9.",
    "After two weeks of talks, June 3-6, 2024, is the date of the vote.",
    "The nine-month strike lasted from January 2019 to September 2019.",
    "Lena Voss, 45, was born in 1979.",
    "Lena Voss, 45, was born on November 2, 1978.",
    "Lena Voss, 41, whose son was born in 2009, runs the shop.",
    "Lena Voss, 41, met Ike Moss, who was born in 1960.",
    "Lena Voss, 41, and her son, born in 2009, run the shop.",
    "Voss was 20 when she won in 1999; her brother was born in 1985.",
    "Lena Voss, 70, who was born in 1931, died in 2001.",
    "Born in 1990, Bell opened with his son, 12, in the audience.",
    "The town marked the 11th anniversary of the 2013 flood.",
    "The town will mark the 10th anniversary of the 2015 flood next year.",
    "On the 10th anniversary of the 2001 fire, he wrote a book in 2011.",
    "The firm, founded in 1999, is celebrating its 25th anniversary.",
    "The firm was founded in 1985 and its rival is celebrating its 25th anniversary of trading.",
    "President Barack Obama signed the bill on March 3, 2015.",
    "Former President Barack Obama said on March 3, 2019, that he would act.",
    "President Donald Trump bought the hotel on March 3, 1988.",
    "President Joe Biden said in 2019 that he would act.",
    "President Joe Biden said on March 3, 2019, that he would act.",
    "President Joe Biden said on March 3, 2019, as a candidate, that he would act.",
    "President Johnson spoke on March 3, 2019, at his school.",
    "Then-President Barack Obama said in 2015 that it would last until March 3, 2019.",
    "President Barack Obama said the plant that opened on March 3, 2019, was needed.",
    "In March 2019, a book on President Barack Obama was published.",
    "The council will discuss the attack on March 3, 2024.",
    "The council will honour those who died on March 3, 2024.",
    "The court will rule on a law that took effect on March 3, 2024.",
    "The trial will reopen a case from 2022.",
    "The council will vote on March 3, 2025.",
    "The contract expired on March 3, 2023.",
    "In January 2024, he said the bridge would reopen.",
    "On March 3, 2024, a law will have been in force for a year.",
    "The council voted to meet on March 12, 2025.",
    "If the council voted on March 12, 2025, it would be late.",
    "The election is due by 2026.",
    "The plan, announced before 2026, is late.",
    "The firm said the plant will close in March 2026.",
    "The council met on the March 12, 2025, budget.",
    "Sales fell last month, in August 2024.",
    "Sales fell last year, as they did in 2020.",
    "The bus crashed yesterday (September 4).",
    "Last week, on August 28, the council met.",
    "Three years ago, in late 2021, he left.",
    "Two days ago, on September 3, he left.",
    "Yesterday, Wednesday, the council met.",
    "It opened on April 30 and closed.",
    "In April 31 people died.",
    "It rose by 31 in April.",
    "It closed at 31 June futures.",
    "The count goes from 2019 down to 2015.",
    "The date was moved from June 14 to June 12.",
    "He won in June 6-4, 6-3.",
    "people aged from 18 to 64",
    "brothers aged 12 and 8",
]


@pytest.mark.parametrize(("rule", "marked"), [(rule, text) for rule, texts in FAULTY.items() for text in texts])
def test_each_form_of_an_error_is_found_at_its_place(rule: str, marked: str) -> None:
    text = marked.replace("[[", "").replace("]]", "")
    start, end = marked.index("[["), marked.index("]]") - 2
    found = [one for one in LINTER.lint(text, published=PUBLISHED) if one.rule == f"dates/{rule}"]
    assert [(one.start, one.end) for one in found] == [(start, end)]


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_may_is_passed(text: str) -> None:
    assert [one.rule for one in LINTER.lint(text, published=PUBLISHED) if one.rule not in ASIDE] == []


def _forms() -> Iterator[tuple[str, str, str]]:
    """The rows of `forms.txt`: rule, faulty sentence with its words in brackets, sound twin."""
    rule = faulty = ""
    for line in (Path(__file__).parents[1] / "data" / "dates" / "forms.txt").read_text("utf-8").splitlines():
        mark, _, text = line.partition(" ")
        if mark == "=":
            rule = text
        elif mark == "-":
            faulty = text
        elif mark == "+":
            yield rule, faulty, text


FORMS = list(_forms())


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in FORMS}))
def test_what_an_editor_meets(rule: str) -> None:
    """Every form of an error is the one finding at its place, and the twin that adds up has none."""
    wrong = []
    for faulty, sound in [(faulty, sound) for kind, faulty, sound in FORMS if kind == rule]:
        text = faulty.replace("[[", "").replace("]]", "")
        expected = [(f"dates/{rule}", faulty.index("[["), faulty.index("]]") - 2)]
        for sentence, wanted in ((text, expected), (sound, [])):
            found = [one for one in LINTER.lint(sentence, published="2019-06-12") if one.rule not in ASIDE]
            if [(one.rule, one.start, one.end) for one in found] != wanted:
                wrong.append((sentence, found))
    assert wrong == []


def _classes() -> Iterator[tuple[str, bool, str]]:
    """The rows of `classes.txt`: rule, whether it must report, text."""
    rule = ""
    for line in (Path(__file__).parents[1] / "data" / "dates" / "classes.txt").read_text("utf-8").splitlines():
        mark, _, text = line.partition(" ")
        if mark == "=":
            rule = text
        elif mark in ("-", "+"):
            yield rule, mark == "-", text


CLASSES = list(_classes())
AUDIT = Linter(select=["dates"], profile="audit")


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in CLASSES}))
def test_what_belongs_to_a_class(rule: str) -> None:
    """Every error is found by its rule at its place, and what only looks like one is passed by that rule."""
    wrong = []
    for _, faulty, row in (one for one in CLASSES if one[0] == rule):
        issued, text = row[1:].split(" ", 1) if row.startswith("@") else ("2025-03-05", row)
        text = text.replace("\\n", "\n\n")
        expected = [(text.index("[["), text.index("]]") - 2)] if faulty else []
        text = text.replace("[[", "").replace("]]", "")
        found = AUDIT.lint(text, published=None if issued == "none" else issued)
        if [(one.start, one.end) for one in found if one.rule == f"dates/{rule}"] != expected:
            wrong.append((text, expected, found))
    assert wrong == []
