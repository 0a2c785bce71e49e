"""Sources: grades, canonical names, roles, and whom pronouns and short names stand for."""

from __future__ import annotations

import pytest

from newslint.analysis.facts import Facts, analyse


def speaker_of(facts: Facts, cue: str) -> str | None:
    """The name of the speaker of the attribution whose cue is these words."""
    for one in facts.attributions:
        if one.cue is not None and facts.prose[slice(*one.cue)] == cue:
            return one.speaker.name if one.speaker else None
    raise AssertionError(f"no cue “{cue}”")


@pytest.mark.parametrize(
    ("source", "grade"),
    [
        ("Ana Ruiz", "named"),
        ("President Ana Ruiz", "named"),
        ("Mr. Ruiz", "named"),
        ("The Finance Ministry", "organisation"),
        ("Kestrel Capital", "organisation"),
        ("The Harbour Times", "organisation"),
        ("The University of Tarrow", "organisation"),
        ("NATO", "organisation"),
        ("Moscow", "organisation"),
        ("The White House", "organisation"),
        ("Police", "organisation"),
        ("The company", "organisation"),
        ("A spokeswoman for Kestrel Capital", "organisation"),
        ("The filing", "document"),
        ("A report by the audit office", "document"),
        ("Ukrainian officials", "described"),
        ("County transportation officials", "described"),
        ("The mayor", "described"),
        ("Two former trustees", "described"),
        ("A person familiar with the matter", "anonymous"),
        ("An official who spoke on condition of anonymity", "anonymous"),
        ("A senior official", "anonymous"),
        ("Sources", "anonymous"),
        ("Critics", "vague"),
        ("Some analysts", "vague"),
        ("Experts", "vague"),
        ("Many", "vague"),
        ("Studies", "vague"),
    ],
)
def test_grade(source: str, grade: str) -> None:
    verb = "show" if source == "Studies" else "said"
    facts = analyse(f"{source} {verb} that the bridge was unsafe.")
    assert [one.grade for one in facts.attributions][-1:] == [grade]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ana Ruiz, the mayor, said it was safe.", "Ana Ruiz", "the mayor"),
        ("President Ana Ruiz said it was safe.", "Ana Ruiz", "President"),
        ("Fire chief Tom Bell said it was safe.", "Tom Bell", "Fire chief"),
        ("Tom Bell, who lives next door, said it was safe.", "Tom Bell", "who lives next door"),
        ("Tom Bell said it was safe.", "Tom Bell", None),
        ("Mayor Ana Ruiz opened the bridge. Ruiz said it was safe.", "Ana Ruiz", "Mayor"),
    ],
)
def test_name_and_role(text: str, name: str, role: str | None) -> None:
    speaker = analyse(text).attributions[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("Ana Ruiz said it was safe. She added that it was new.", "added", "Ana Ruiz"),
        ("Ana Ruiz said it was safe. Later, Ruiz insisted that it was new.", "insisted", "Ana Ruiz"),
        ("Ana Ruiz, the mayor, said it was safe. The mayor insisted that it was new.", "insisted", "Ana Ruiz"),
        (
            "The Finance Ministry said it was safe. The ministry insisted that it was new.",
            "insisted",
            "Finance Ministry",
        ),
        ("Colin Drew lives next door. He insisted that it was safe.", "insisted", "Colin Drew"),
        (
            "Mr. Tom Bell said it was safe. Ms. Ana Ruiz said it was new. He insisted that it held.",
            "insisted",
            "Tom Bell",
        ),
    ],
)
def test_resolution(text: str, cue: str, name: str) -> None:
    assert speaker_of(analyse(text), cue) == name


def test_sources_are_listed_once_in_order_of_first_mention() -> None:
    facts = analyse(
        "Ana Ruiz said it was safe. Police said it was not. Ruiz added that it was new. She insisted on it."
    )
    assert [source.name for source in facts.sources] == ["Ana Ruiz", "Police"]


@pytest.mark.parametrize(
    ("text", "name", "role", "grade"),
    [
        ("Its secretary, Piet Aalto, said the road was shut.", "Piet Aalto", "Its secretary", "named"),
        ("A senior official, Deputy Minister Lena Voss, said so.", "Lena Voss", "Deputy Minister", "named"),
        ("The officers, Ana Ruiz and Tom Bell, said so.", "The officers", "The officers", "described"),
        ("Ray Baker said the road was shut.", "Ray Baker", None, "named"),
        ("Rents rose, according to the Lund Shipping Index.", "the Lund Shipping Index", None, "document"),
        ("May said the road was shut.", "May", None, "named"),
        ("Director of Public Works Tom Bell said so.", "Tom Bell", "Director of Public Works", "named"),
        ("Director of Public Works Bell said so.", "Bell", "Director of Public Works", "named"),
        ("Secretary of State Ana M. Ruiz said so.", "Ana M. Ruiz", "Secretary of State", "named"),
        ("Ana Ruiz of Kestrel Bank in Harrow said so.", "Ana Ruiz", "of Kestrel Bank in Harrow", "named"),
        ("The Royal Society of Harrow said so.", "Royal Society of Harrow", None, "organisation"),
        ("The 48-year-old said so.", "The 48-year-old", "The 48-year-old", "described"),
    ],
)
def test_who_a_phrase_names(text: str, name: str, role: str | None, grade: str) -> None:
    speaker = analyse(text).attributions[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.grade) == (name, role, grade)


def test_the_office_in_a_headline_is_no_name() -> None:
    facts = analyse("Former Treasurer Says Road Is Shut\n\nThe road is shut.")
    assert [one.grade for one in facts.attributions] == ["described"]


def test_who_asks_not_to_be_named_names_nobody() -> None:
    facts = analyse("A guard, who asked not to be named because he feared for his job, said it was shut.")
    assert [facts.prose[slice(*one.cue)] for one in facts.attributions if one.cue] == ["feared", "said"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Ruiz and Tom Bell said it was safe.", ["Ana Ruiz", "Tom Bell"]),
        ("Mayor Ana Ruiz and trustee Tom Bell said it was safe.", ["Ana Ruiz", "Tom Bell"]),
        ("Mr Ruiz and Ms Bell said it was safe.", ["Ruiz", "Bell"]),
        ("Critics and Ana Ruiz said it was unsafe.", ["Critics", "Ana Ruiz"]),
        ("Kestrel Ltd and Harrow Corp said they would merge.", ["Kestrel Ltd", "Harrow Corp"]),
        ("Ernst and Young said it was safe.", ["Ernst and Young"]),
        ("Bill and Hillary Bell said it was safe.", ["Bill and Hillary Bell"]),
        (
            "The Department of Health and Human Services said it was safe.",
            ["Department of Health and Human Services"],
        ),
        ("The Ministry of Trade and Industry said it was safe.", ["Ministry of Trade and Industry"]),
        ("Ana Ruiz, Tom Bell and Lena Voss said it was safe.", ["Ana Ruiz", "Tom Bell", "Lena Voss"]),
        ("Ana Ruiz, Tom Bell, and Lena Voss said it was safe.", ["Ana Ruiz", "Tom Bell", "Lena Voss"]),
        ("On Monday, Mayor Ana Ruiz, Chief Tom Bell and Lena Voss said so.", ["Ana Ruiz", "Tom Bell", "Lena Voss"]),
        ("Ana Ruiz, the mayor, and Tom Bell, a trustee, said it was safe.", ["Ana Ruiz", "Tom Bell"]),
        ("Ana Ruiz, 45, Tom Bell, 47, and Lena Voss, 50, said so.", ["Ana Ruiz", "Tom Bell", "Lena Voss"]),
        ("Ana Ruiz of the port and Tom Bell of the union said so.", ["Ana Ruiz", "Tom Bell"]),
        ("Kestrel Ltd, Harrow Corp and Tarrow Inc said so.", ["Kestrel Ltd", "Harrow Corp", "Tarrow Inc"]),
        ("In a letter to Ana Ruiz, Tom Bell and Lena Voss said it was safe.", ["Tom Bell", "Lena Voss"]),
        ("Secretary of Health and Human Services Ana Ruiz said it was safe.", ["Ana Ruiz"]),
    ],
)
def test_sources_named_together_are_apart(text: str, names: list[str]) -> None:
    facts = analyse(text)
    (one,) = facts.attributions
    assert one.speaker is not None
    assert [speaker.name for speaker in (one.speaker, *one.beside)] == names
    assert [source.name for source in facts.sources] == names


def test_they_are_those_named_together() -> None:
    facts = analyse(
        "Ana Ruiz and Tom Bell said it was safe. They insisted that it was new. Bell wrote that it was old."
    )
    said = [[one.speaker and one.speaker.name, *(other.name for other in one.beside)] for one in facts.attributions]
    assert said == [["Ana Ruiz", "Tom Bell"], ["Ana Ruiz", "Tom Bell"], ["Tom Bell"]]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Tarrow Instruments Inc", "organisation"),
        ("Tarrow Instruments", "organisation"),
        ("AMR Eagle", "organisation"),
        ("The Harrow Mutual", "organisation"),
        ("The Briton Tom Bell", "person"),
        ("The Australian Ana Ruiz", "person"),
        ("JK Bell", "person"),
        ("The Prince of Tarrow", "person"),
    ],
)
def test_a_bare_name_is_a_body_by_its_form(source: str, kind: str) -> None:
    (found,) = analyse(f"{source} said it was safe.").sources
    assert found.kind == kind


def test_a_company_is_called_again_by_its_stem_and_by_what_it_is() -> None:
    text = "Kestrel Inc said it grew. The company added that it hired. Kestrel argued for a toll. The union asked for more."
    facts = analyse(text)
    assert [one.speaker and one.speaker.name for one in facts.attributions] == [*["Kestrel Inc"] * 3, "The union"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("On Monday Ana Ruiz said it was safe.", "Ana Ruiz", None),
        ("Finance Minister Ana Ruiz said it was safe.", "Ana Ruiz", "Finance Minister"),
        ("Secretary of State Ana Ruiz said it was safe.", "Ana Ruiz", "Secretary of State"),
        ("For Ana Ruiz it is new. Mrs Ruiz said it was safe.", "Ana Ruiz", "Mrs"),
    ],
)
def test_a_name_is_without_what_stands_before_it(text: str, name: str, role: str | None) -> None:
    speaker = analyse(text).attributions[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == (name, role)


def test_each_of_a_list_has_its_own_role() -> None:
    facts = analyse("Ana Ruiz, the mayor, and Tom Bell, a trustee, said the road would close.")
    (one,) = facts.attributions
    assert one.source is not None
    assert facts.prose[slice(*one.source)] == "Ana Ruiz, the mayor, and Tom Bell"
    assert [(source.name, source.role) for source in facts.sources] == [
        ("Ana Ruiz", "the mayor"),
        ("Tom Bell", "a trustee"),
    ]
