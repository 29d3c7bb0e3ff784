namespace Standards.Tests;

public sealed class AdmittingAMember(StandardsHost host)
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    readonly Body norway = Body.Participating(), chile = Body.Participating();

    [Fact]
    public async Task Shows_it_from_the_first_instant_of_its_term_to_the_last()
    {
        var committee = await host.Api.FoundAsync();
        var (from, until) = (Day(-400), Day(-100));
        await host.Api.AskAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, norway, from: from, until: until), Tokens.Secretariat);

        Assert.Equal((int[])[0, 1, 1, 0], await Task.WhenAll(new[] { from.AddMicroseconds(-1), from, until.AddMicroseconds(-1), until }.Select(on => CountAsync(committee, on))));
    }

    [Fact]
    public async Task Is_refused_where_it_is_a_member_already_or_there_is_no_such_committee()
    {
        var committee = await host.Api.FoundAsync(Day(-900), norway);

        Assert.Equal("member.already", await host.Api.CodeAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, norway), Tokens.Secretariat));
        Assert.Equal("committee.unknown", await host.Api.CodeAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(Guid.NewGuid().ToString(), norway), Tokens.Secretariat));
        Assert.Equal("auth.forbidden", await host.Api.CodeAsync(CommitteeSteps.Admit, CommitteeSteps.Admitting(committee, chile), norway.Token));
    }

    [Fact]
    public async Task Can_be_changed_and_ended_and_leaves_the_past_as_it_was()
    {
        var committee = await host.Api.FoundAsync(Day(-900), norway, chile);
        await host.Api.AskAsync(CommitteeSteps.Change, new { input = new { commandId = Guid.NewGuid(), committeeId = committee, memberId = norway.Organization, membership = "OBSERVING", from = CommitteeSteps.Text(Day(-50)), reason = "By its own wish." } }, Tokens.Secretariat);
        await host.Api.AskAsync(CommitteeSteps.End, new { input = new { commandId = Guid.NewGuid(), committeeId = committee, memberId = chile.Organization, until = CommitteeSteps.Text(Day(-20)), reason = "It left." } }, Tokens.Secretariat);

        Assert.Equal("PARTICIPATING", (await host.Api.RosterAsync(committee, Day(-51))).SeatOf(norway).GetProperty("membership").GetString());
        Assert.Equal("OBSERVING", (await host.Api.RosterAsync(committee)).SeatOf(norway).GetProperty("membership").GetString());
        Assert.Equal((2, 1), (await CountAsync(committee, Day(-21)), await CountAsync(committee, Day(-20))));
        Assert.Equal(1, (await host.Api.AskAsync("query($m: ID) { committees(member: $m) { totalCount } }", new { m = norway.Organization })).GetProperty("committees").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await host.Api.AskAsync("query($m: ID) { committees(member: $m) { totalCount } }", new { m = chile.Organization })).GetProperty("committees").GetProperty("totalCount").GetInt32());
    }

    async Task<int> CountAsync(string committee, DateTimeOffset on) => (await host.Api.RosterAsync(committee, on)).GetProperty("members").GetArrayLength();

    static DateTimeOffset Day(int distance) => new DateTimeOffset(Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(distance);
}
