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
    public async Task Shows_the_people_of_a_project_to_themselves_and_the_secretariat_alone()
    {
        var (project, token, person) = await world.ProjectAsync();
        var another = Guid.NewGuid();
        await world.Api.AskAsync(Admit, new { input = new { commandId = Guid.NewGuid(), projectId = project, personId = another } }, Tokens.Secretariat);
        string[] both = [.. new[] { person.ToString(), another.ToString() }.Order(StringComparer.Ordinal)];
        Assert.Equal(both, await PeopleAsync(project, Tokens.Secretariat));
        Assert.Equal(both, await PeopleAsync(project, token));
        Assert.Null(await PeopleAsync(project, Scholar.New().Token));
        Assert.Null(await PeopleAsync(project, null));
        Assert.Null(await PeopleAsync(Programme, Tokens.Secretariat));
    }

    [Fact]
    public async Task Names_those_whom_the_secretariat_may_know_to_the_secretariat_alone()
    {
        var (_, token, person) = await world.ProjectAsync();
        const string known = "{ knownResearchers { id } }";
        Assert.Contains(person.ToString(), (await world.Api.AskAsync(known, token: Tokens.Secretariat)).GetProperty("knownResearchers").EnumerateArray().Select(p => p.GetProperty("id").GetString()));
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(known, token: token)).Code);
    }

    async Task<string?[]?> PeopleAsync(Guid account, string? token) =>
        (await world.Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { researchers { personId person { id } since receipt { actId } } } }", new { id = account }, token)).GetProperty("timeAccount").GetProperty("researchers") is { ValueKind: JsonValueKind.Array } people
            ? [.. people.EnumerateArray().Select(p => p.GetProperty("person").GetProperty("id").GetString()).Order(StringComparer.Ordinal)] : null;

    [Fact]
    public async Task Needs_a_project() => Assert.Equal(
        "project.unknown", (await world.Api.RefusalAsync(Admit, new { input = new { commandId = Guid.NewGuid(), projectId = Programme, personId = Guid.NewGuid() } }, Tokens.Secretariat)).Code);
}
