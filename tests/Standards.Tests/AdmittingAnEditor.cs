using static Standards.Tests.Hosting.ManuscriptSteps;

namespace Standards.Tests;

public sealed class AdmittingAnEditor(StandardsHost host)
{
    [Fact]
    public async Task Is_for_the_secretariat_and_holds_until_it_ends()
    {
        var (project, ann, ben) = await host.Api.ManuscriptOfTwoAsync();
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Dismiss, Editor(project, ben.Person), ann.Token)).Code);
        Assert.Equal("manuscript.already_admitted", (await host.Api.RefusalAsync(Admit, Editor(project, ben.Person), Tokens.Secretariat)).Code);
        var left = (await host.Api.AskAsync(Dismiss, Editor(project, ben.Person), Tokens.Secretariat)).GetProperty("dismissEditor").GetProperty("editors");
        Assert.Equal($"{ann.Person}", Assert.Single(left.EnumerateArray()).GetProperty("person").Text("id"));
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Read, new { project }, ben.Token)).Code);
        Assert.Equal("manuscript.not_admitted", (await host.Api.RefusalAsync(Dismiss, Editor(project, ben.Person), Tokens.Secretariat)).Code);
    }
}
