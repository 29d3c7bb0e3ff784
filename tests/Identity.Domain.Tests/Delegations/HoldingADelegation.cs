using CsCheck;
using Identity.Domain.Delegations;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.Delegations;

public sealed class HoldingADelegation
{
    static readonly Gen<DateTimeOffset> Instants = Gen.Int[0, 12].Select(hours => Noon.AddHours(hours));
    static readonly Gen<DateTimeOffset?> Ends = Gen.Int[0, 14].Select(hours => hours > 12 ? null : (DateTimeOffset?)Noon.AddHours(hours));

    static readonly Gen<Delegation> Delegations =
        Gen.Select(Instants, Ends, Ends, (from, until, revoked) => new Delegation(First, Representative, [Power.Vote], from, until, revoked));

    [Fact]
    public void It_holds_from_its_first_instant_and_no_longer_at_its_last()
    {
        var delegation = new Delegation(First, Representative, [Power.Vote], Noon, Noon.AddHours(2), RevokedAt: null);
        Assert.True(delegation.Holds(Noon));
        Assert.True(delegation.Holds(Noon.AddHours(2).AddTicks(-1)));
        Assert.False(delegation.Holds(Noon.AddHours(2)));
        Assert.False(delegation.Holds(Noon.AddTicks(-1)));
    }

    [Fact]
    public void Whichever_end_comes_first_counts() => Delegations.Sample(d =>
        Assert.Equal(new[] { d.Until, d.RevokedAt }.Where(e => e is not null).Min(), d.End));

    [Fact]
    public void It_never_holds_again_once_it_is_over() => Gen.Select(Delegations, Instants, Instants).Sample((d, one, other) =>
        Assert.False(d.IsOver(one) && other >= one && d.Holds(other)));

    [Fact]
    public void Two_overlap_exactly_if_some_instant_lies_in_both() => Gen.Select(Delegations, Instants, Ends).Sample((d, from, until) =>
    {
        var other = d with { From = from, Until = until, RevokedAt = null };
        var isShared = Enumerable.Range(-1, 16).Select(hours => Noon.AddHours(hours)).Any(at => d.Holds(at) && other.Holds(at));
        if (until is null || from < until)
            Assert.Equal(isShared, d.Overlaps(from, until));
    });
}
