using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class AdmittingAResearcher(PoolWorld world)
{
    [Fact]
    public async Task Lets_a_person_ask_until_it_ends()
    {
        var (project, token, person) = await world.ProjectAsync();
        object People() => new { input = new { commandId = Guid.NewGuid(), projectId = project, personId = person } };
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Admit, People(), token)).Code);
        Assert.Equal("researcher.already_admitted", (await world.Api.RefusalAsync(Admit, People(), Tokens.Secretariat)).Code);
        var mine = (await world.Api.AskAsync("{ myProjects { id name } }", token: token)).GetProperty("myProjects");
        Assert.Equal(project.ToString(), mine[0].GetProperty("id").GetString());

        await world.Api.AskAsync(Release, People(), Tokens.Secretariat);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Ask, new { input = Asking(project) }, token)).Code);
        Assert.Equal("researcher.not_admitted", (await world.Api.RefusalAsync(Release, People(), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Needs_a_project() => Assert.Equal(
        "project.unknown", (await world.Api.RefusalAsync(Admit, new { input = new { commandId = Guid.NewGuid(), projectId = Programme, personId = Guid.NewGuid() } }, Tokens.Secretariat)).Code);
}
