using static Standards.Tests.Hosting.AmendmentSteps;

namespace Standards.Tests;

public sealed class SponsoringAnAmendment(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    [Fact]
    public async Task Is_joined_and_taken_back_by_members()
    {
        var draft = await EditionAsync();
        var amendment = (await host.Api.SubmitAsync(draft, norway, null, Rewrite("c-1.p1", "So."))).Text("id");
        var joined = (await host.Api.AskAsync(CoSponsor, Sponsoring(amendment), japan.Token)).GetProperty("coSponsorAmendment");
        Assert.Equal(japan.Organization.ToString(), joined.GetProperty("coSponsors")[0].Text("id"));
        Assert.Equal("amendment.already_sponsor", (await host.Api.RefusalAsync(CoSponsor, Sponsoring(amendment), japan.Token)).Code);
        Assert.Equal("amendment.not_sponsor", (await host.Api.RefusalAsync(Withdraw, Sponsoring(amendment), japan.Token)).Code);
        var withdrawn = (await host.Api.AskAsync(Withdraw, Sponsoring(amendment), norway.Token)).GetProperty("withdrawAmendment");
        Assert.Equal("WITHDRAWN", withdrawn.Text("status"));
        Assert.Equal(["submitted", "co-sponsored", "withdrawn"], withdrawn.GetProperty("acts").EnumerateArray().Select(a => a.Text("kind")));
    }

    async Task<string> EditionAsync()
    {
        await host.Api.GrantAsync(norway, japan);
        return await host.Api.PublishEditionAsync();
    }
}
