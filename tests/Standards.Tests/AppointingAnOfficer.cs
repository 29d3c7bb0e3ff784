namespace Standards.Tests;

public sealed class AppointingAnOfficer(StandardsHost host)
{
    readonly Body norway = Body.Participating(), japan = Body.Participating();

    [Fact]
    public async Task Gives_an_office_that_nobody_else_holds_meanwhile()
    {
        var committee = await host.Api.FoundAsync();

        var officer = Assert.Single((await host.Api.AskAsync(CommitteeSteps.Appoint, Appointing(committee, norway), Tokens.Secretariat))
            .GetProperty("appointOfficer").GetProperty("roster").GetProperty("officers").EnumerateArray());

        Assert.Equal(("CHAIR", norway.Person.ToString(), norway.Organization.ToString()), (
            officer.GetProperty("office").GetString()!, officer.GetProperty("person").GetProperty("id").GetString()!, officer.GetProperty("onBehalfOf").GetProperty("id").GetString()!));
        Assert.Equal("office.taken", await host.Api.CodeAsync(CommitteeSteps.Appoint, Appointing(committee, japan), Tokens.Secretariat));
        await host.Api.AskAsync(CommitteeSteps.Appoint, Appointing(committee, japan, "EDITOR"), Tokens.Secretariat);
        await host.Api.AskAsync(CommitteeSteps.Release, new
        {
            input = new { commandId = Guid.NewGuid(), committeeId = committee, appointmentId = officer.GetProperty("id").GetString(), until = CommitteeSteps.Text(DateTimeOffset.UtcNow.AddDays(-1)), reason = "By request." },
        }, Tokens.Secretariat);
        await host.Api.AskAsync(CommitteeSteps.Appoint, Appointing(committee, japan), Tokens.Secretariat);
    }

    [Fact]
    public async Task Is_for_the_secretariat_and_for_offices_that_there_are()
    {
        var committee = await host.Api.FoundAsync();

        Assert.Equal("auth.forbidden", await host.Api.CodeAsync(CommitteeSteps.Appoint, Appointing(committee, norway), norway.Token));
        Assert.Equal("office.unfitting", await host.Api.CodeAsync(CommitteeSteps.Appoint, Appointing(committee, norway, "CONVENOR"), Tokens.Secretariat));
    }

    static object Appointing(string committee, Body body, string office = "CHAIR") => new
    {
        input = new { commandId = Guid.NewGuid(), committeeId = committee, office, personId = body.Person, onBehalfOf = body.Organization, from = CommitteeSteps.Text(DateTimeOffset.UtcNow.AddDays(-1)) },
    };
}
