namespace Standards.Tests;

public sealed class RecordingAMeeting(StandardsHost host)
{
    static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddYears(-1);
    readonly Body norway = Body.Participating(), japan = Body.Participating();

    [Fact]
    public async Task Shows_who_took_part_and_who_was_absent()
    {
        var committee = await host.Api.FoundAsync(Start, norway, japan);

        var meeting = Assert.Single((await host.Api.AskAsync(CommitteeSteps.Meet, CommitteeSteps.Meeting(committee, Start.AddDays(9), norway), Tokens.Secretariat))
            .GetProperty("recordMeeting").GetProperty("meetings").EnumerateArray());

        Assert.Equal(
            new Dictionary<string, string?> { [norway.Organization.ToString()] = "PRESENT", [japan.Organization.ToString()] = null },
            meeting.GetProperty("attendance").EnumerateArray().ToDictionary(a => a.GetProperty("member").GetProperty("id").GetString()!, a => a.GetProperty("presence").GetString()));
    }

    [Fact]
    public async Task Is_refused_twice_for_strangers_and_ahead_of_time()
    {
        var committee = await host.Api.FoundAsync(Start, norway);
        await host.Api.AskAsync(CommitteeSteps.Meet, CommitteeSteps.Meeting(committee, Start.AddDays(9), norway), Tokens.Secretariat);

        Assert.Equal("meeting.already_recorded", await RefusedAsync(CommitteeSteps.Meeting(committee, Start.AddDays(9), norway)));
        Assert.Equal("meeting.no_member", await RefusedAsync(CommitteeSteps.Meeting(committee, Start.AddDays(10), japan)));
        Assert.Equal("input.invalid", await RefusedAsync(CommitteeSteps.Meeting(committee, DateTimeOffset.UtcNow.AddDays(1), norway)));
    }

    Task<string> RefusedAsync(object meeting) => host.Api.CodeAsync(CommitteeSteps.Meet, meeting, Tokens.Secretariat);
}
