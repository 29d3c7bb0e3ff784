using static Collaborative.Domain.Tests.Accounts.Scene;

namespace Collaborative.Domain.Tests.Accounts;

/// <summary>What is left of time that came for a while goes back, exactly, and only as far as it is there.</summary>
public sealed class ReturningTime
{
    static readonly DateTimeOffset Friday = Monday.AddDays(4);

    [Fact]
    public void Goes_back_to_where_it_came_from_but_for_what_was_used()
    {
        var scene = Awarded(1_000);
        scene.Do(Run(100, 1, 300));
        scene.Do(Return(scene, 0, Lent(0, Friday, 1_000)));
        Assert.Equal((0, 700), (scene.Available(Scans), scene.Available(Norway)));
        Assert.Equal("return.nothing_left", scene.Refusal(Return(scene, 0, Lent(0, Friday, 1_000)) with { Returned = new(700) }));
    }

    [Fact]
    public void Is_taken_from_what_ends_first_and_then_from_what_has_no_end()
    {
        var scene = Awarded(600).Funded(500);
        scene.Do(Run(100, 1, 700));
        Assert.Equal("return.nothing_left", scene.Refusal(Return(scene, 0, Lent(0, Friday, 600))));
        Assert.Equal(400, scene.Available(Scans));

        scene = Awarded(600).Funded(500);
        scene.Do(Run(100, 1, 700));
        LentTime[] both = [Lent(0, Friday.AddDays(1), 600), Lent(4, Friday, 500)];
        Assert.Equal("return.nothing_left", scene.Refusal(Return(scene, 1, both)));
        scene.Do(Return(scene, 0, both));
        Assert.Equal((0, 400), (scene.Available(Scans), scene.Available(Norway)));
    }

    [Fact]
    public void Stays_while_work_of_its_time_may_use_it_and_goes_when_that_is_charged()
    {
        var scene = Awarded(1_000);
        var lent = Lent(0, Friday, 1_000);
        scene.Do(Return(scene, 0, lent) with { Held = new(400), Kept = new(400) });
        Assert.Equal((400, 600), (scene.Available(Scans), scene.Available(Norway)));
        scene.Do(Run(100, 1, 100, Friday.AddHours(1)));
        scene.Do(Return(scene, 0, lent) with { Returned = new(600), At = Friday.AddHours(1) });
        Assert.Equal((0, 900), (scene.Available(Scans), scene.Available(Norway)));
    }

    [Fact]
    public void Is_no_more_than_the_account_holds_beside_what_other_work_may_use()
    {
        var scene = Awarded(1_000);
        scene.Do(Return(scene, 0, Lent(0, Friday, 1_000)) with { Kept = new(900) });
        Assert.Equal((900, 100), (scene.Available(Scans), scene.Available(Norway)));
    }

    [Fact]
    public void Is_given_again_to_what_a_refunded_run_was_taken_from()
    {
        var scene = Awarded(1_000);
        scene.Do(Run(100, 1, 300));
        scene.Do(new BookCommand.Refund(new(Id(100).Value), new(200), "lost", Monday));
        scene.Do(Return(scene, 0, Lent(0, Friday, 1_000)));
        Assert.Equal(900, scene.Available(Norway));
    }

    [Fact]
    public void Names_the_rule_that_it_breaks()
    {
        var scene = Awarded(10);
        var back = Return(scene, 0, Lent(0, Friday, 10));
        Assert.Equal("return.not_above", scene.Refusal(back with { To = Kenya }));
        Assert.Equal("return.not_above", scene.Refusal(back with { To = Scans }));
        Assert.Equal("posting.unknown_account", scene.Refusal(back with { To = Nobody }));
        scene.Do(Run(100, 1, 1));
        Assert.Equal("return.overtaken", scene.Refusal(back));
    }

    /// <summary>An award, from the member's account to the project's.</summary>
    static Scene Awarded(long amount) => new Scene().Funded(amount);

    static LentTime Lent(int number, DateTimeOffset until, long time) => new(number + 3, until, until, new(time));   // the fourth posting is that to the project

    static BookCommand.Return Return(Scene scene, int of, params LentTime[] lent) => new(Scans, Norway, A100, [.. lent], of, default, default, default, scene.Books.Postings, "award", Monday);
}
