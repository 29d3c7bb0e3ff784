using static Collaborative.Domain.Tests.Accounts.Scene;

namespace Collaborative.Domain.Tests.Accounts;

public sealed class TurningThePeriod
{
    static readonly Period Next = new(Quarter.To, Quarter.To.AddDays(91));

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 4, 250)]
    [InlineData(1, 3, 333)]
    [InlineData(1, 1, 700)]
    public void Carries_over_up_to_the_cap_and_the_rest_lapses(int numerator, int denominator, long carried)
    {
        var scene = new Scene().Funded(1_000);
        scene.Do(Run(1, 1, 300));
        scene.Do(Turn(new(numerator, denominator)));
        Assert.Equal(carried, scene.Available(Scans));
        Assert.Equal(700 - carried, scene.Books.Balance(new(Scans, Purpose.Lapsed, A100)).Value);
        Assert.Equal(700, scene.Books.BalanceAt(new(Scans, Purpose.Available, A100), Next.From.AddTicks(-1)).Value);
        Assert.Equal(carried, scene.Books.BalanceAt(new(Scans, Purpose.Available, A100), Next.From).Value);
    }

    [Fact]
    public void Carries_nothing_over_for_a_second_time()
    {
        var scene = new Scene().Funded(1_000);
        scene.Do(Turn(new(1, 4)));
        scene.Do(new BookCommand.OpenPeriod(new(Next.To, Next.To.AddDays(91)), Fraction.One, Next.To));
        Assert.Equal(0, scene.Available(Scans));
    }

    [Fact]
    public void Never_forgives_an_overdraft()
    {
        var scene = new Scene();
        scene.Do(new BookCommand.OpenAccount(new(Id(6), Health, AccountLevel.Project, "Urgent") { Overdraft = new(3_600) }, Monday));
        scene.Do(Run(1, 1, 60, project: Id(6)));
        scene.Do(Turn(Fraction.Zero));
        Assert.Equal(-60, scene.Available(Id(6)));
    }

    [Fact]
    public void Follows_without_a_gap_and_in_time()
    {
        var scene = new Scene();
        Assert.Equal("period.not_next", scene.Refusal(Turn(Fraction.One) with { Period = new(Quarter.To.AddDays(1), Next.To) }));
        Assert.Equal("period.not_next", scene.Refusal(Turn(Fraction.One) with { Period = new(Quarter.To, Quarter.To) }));
        Assert.Equal("period.out_of_time", scene.Refusal(Turn(Fraction.One) with { At = Monday }));
        Assert.Equal("period.out_of_time", scene.Refusal(Turn(Fraction.One) with { At = Next.To }));
        Assert.Equal("period.cap_out_of_range", scene.Refusal(Turn(new(5, 4))));
        Assert.Equal("period.cap_out_of_range", scene.Refusal(Turn(new(-1, 4))));
    }

    static BookCommand.OpenPeriod Turn(Fraction cap) => new(Next, cap, Next.From.AddHours(3));
}
