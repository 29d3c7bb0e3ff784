using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using static Standards.Domain.Documents.ElementKind;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Amendments;

using ListScenario = Scenario<AmendmentList, AmendmentCommand, AmendmentEvent, AmendmentRefusal>;

/// <summary>A short resolution-like text, and amendments to it.</summary>
static class Rooms
{
    public static readonly Document Text = new(
    [
        C("scope", "Scope", P("scope-1", "This document applies to advanced systems."), P("scope-2", "It does not apply to research.")),
        C("duties", "Duties",
            E("duty-1", Requirement, "A developer shall report incidents within thirty days."),
            E("duty-2", Requirement, "A developer should keep records."),
            E("list", List, "", E("item-a", Item, "name;"), E("item-b", Item, "date;"), E("item-c", Item, "cause.")),
            E("table", Table, "Times", E("row", Row, "", E("cell-1", Cell, "Grave"), E("cell-2", Cell, "30 days")))),
    ]);

    public static ListScenario AList => new(AmendmentList.Initial, AmendmentList.Evolve, AmendmentList.Decide);

    public static AmendmentId Id(int number) => new(Ballots.Sample.Id(500 + number));

    public static AmendmentCommand.Submit Propose(int number, int? amends, params ImmutableArray<Operation> operations) => new(
        Act(number), Id(number), amends is { } parent ? Id(parent) : null, operations, "Because.", Norway, Ballots.Sample.Delegate, Text, Noon);

    public static AmendmentEvent.Submitted Proposed(int number, int? amends, params ImmutableArray<Operation> operations) => new(
        Act(number), Id(number), number, amends is { } parent ? Id(parent) : null, operations, "Because.", Norway, Ballots.Sample.Delegate, Noon);

    public static AmendmentCommand.Record Record(bool carried, params int[] numbers) => new(Act(90), [.. numbers.Select(Id)], carried, Text, Evening);

    public static Proposal Proposal(int number, params ImmutableArray<Operation> operations) => new(Id(number), null, operations);

    /// <summary>Other words for some words of an element, as one would write it: by the words.</summary>
    public static Operation.ReplaceText Replace(string element, string words, string by, Document? text = null)
    {
        var there = (text ?? Text).Find(Documents.Trees.Id(element))!.Element.Text;
        var from = there.Text.IndexOf(words, StringComparison.Ordinal);
        return new(Documents.Trees.Id(element), from, from + words.Length, there.Slice(from, from + words.Length), Inline.Of(by));
    }

    public static Operation.ReplaceText Append(string element, string words, Document? text = null)
    {
        var length = (text ?? Text).Find(Documents.Trees.Id(element))!.Element.Text.Length;
        return new(Documents.Trees.Id(element), length, length, Inline.Empty, Inline.Of(words));
    }

    public static Operation.Insert After(string element, params ImmutableArray<Element> elements) => new(Anchor.After(Documents.Trees.Id(element)), elements);

    public static Operation.Delete Strike(string element) => new(Documents.Trees.Id(element));

    public static string Words(Document text, string element) => text.Find(Documents.Trees.Id(element))?.Element.Text.Text ?? "gone";
}
