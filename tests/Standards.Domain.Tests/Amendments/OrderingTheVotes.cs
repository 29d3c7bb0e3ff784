using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using static Standards.Domain.Tests.Amendments.Rooms;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Amendments;

public sealed class OrderingTheVotes
{
    static readonly Operation TenDays = Replace("duty-1", "thirty", "ten");

    static readonly AmendmentEvent[] Tabled =
    [
        Proposed(1, null, TenDays),
        Proposed(2, null, Append("scope-2", " Nor to art.")),
        Proposed(3, null, Strike("duty-1")),
        Proposed(4, 1, Replace("duty-1", "ten", "five", Consolidation.Of(Text, [Proposal(1, TenDays)]).Text)),
        Proposed(5, null, Replace("duty-1", "report incidents within thirty days", "report every incident within one month")),
        Proposed(6, null, After("duty-1", P("new", "Reports are public."))),
    ];

    static readonly IReadOnlyList<VotingStep> Order = VotingOrder.Of(Text, Tabled.Aggregate(AmendmentList.Initial, AmendmentList.Evolve).All);

    [Fact]
    public void Puts_the_furthest_removed_first_and_amendments_to_amendments_before_them() =>
        Assert.Equal([2, 3, 5, 4, 1, 6], Order.Select(s => Number(s.Amendments[0])));

    [Fact]
    public void Gives_reasons() => Assert.Equal(
    [
        "At 1, paragraph 2 no other amendment concerns the same text: it is put in the order of the text.",
        "At 2, requirement 1 it is furthest removed from the text: it strikes 54 characters (General Assembly, rule 90).",
        "At 2, requirement 1 it is less far removed than amendment 3: it strikes 35 characters and adds 38 (General Assembly, rule 90).",
        "It would change amendment 1 and is put before it (General Assembly, rule 90). At 2, requirement 1 no other amendment to it concerns the same text: it is put in the order of the text.",
        "At 2, requirement 1 it is less far removed than amendment 5: it strikes 6 characters and adds 3 (General Assembly, rule 90).",
        "At 2, requirement 1 it is less far removed than amendment 1: it adds 19 characters (General Assembly, rule 90).",
    ], Order.Select(s => s.Reason));

    [Fact]
    public void Says_what_would_fall_away() => Assert.Equal([[], [1, 5], [1, 3], [], [3, 5], []], Order.Select(s => s.Defeats.Select(Number).ToArray()));

    [Fact]
    public void Puts_a_group_once()
    {
        var grouped = Tabled.Append(new AmendmentEvent.Grouped(Ballots.Sample.Act(1), [Rooms.Id(2), Rooms.Id(6)], "Package", Ballots.Sample.Noon)).Aggregate(AmendmentList.Initial, AmendmentList.Evolve).All;
        var order = VotingOrder.Of(Text, grouped);
        Assert.Equal(5, order.Length);
        Assert.Equal([2, 6], order.Single(s => s.Group == "Package").Amendments.Select(Number));
    }

    [Fact]
    public void Does_not_depend_on_the_order_of_submission()
    {
        var all = Tabled.Aggregate(AmendmentList.Initial, AmendmentList.Evolve).All;
        Assert.Equal(Order.Select(s => s.Amendments[0]), VotingOrder.Of(Text, [.. all.Reverse()]).Select(s => s.Amendments[0]));
    }

    static int Number(AmendmentId id) => Enumerable.Range(1, 6).First(n => Rooms.Id(n) == id);
}
