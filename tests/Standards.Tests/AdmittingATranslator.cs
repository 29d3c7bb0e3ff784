using static Standards.Tests.Hosting.TranslationSteps;

namespace Standards.Tests;

public sealed class AdmittingATranslator(StandardsHost host)
{
    [Fact]
    public async Task Is_for_the_secretariat_and_holds_until_it_ends()
    {
        var (project, draft, ann) = await host.Api.FrenchBegunAsync();
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Admit, Translator(project, ann.Person), ann.Token)).Code);
        Assert.Equal("translator.already_admitted", (await host.Api.RefusalAsync(Admit, Translator(project, ann.Person), Tokens.Secretariat)).Code);
        Assert.True((await host.Api.SegmentsAsync(project, ann.Token)).GetProperty("mayTranslate").GetBoolean());

        var left = (await host.Api.AskAsync(Dismiss, Translator(project, ann.Person), Tokens.Secretariat)).GetProperty("dismissTranslator").GetProperty("translators");
        Assert.Equal(0, left.GetArrayLength());
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Give, Giving(draft, 0, French), ann.Token)).Code);
        Assert.False((await host.Api.SegmentsAsync(project, ann.Token)).GetProperty("mayTranslate").GetBoolean());
        Assert.Equal("translator.not_admitted", (await host.Api.RefusalAsync(Dismiss, Translator(project, ann.Person), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Needs_a_project() =>
        Assert.Equal("project.unknown", (await host.Api.RefusalAsync(Admit, Translator($"{Guid.NewGuid()}", Guid.NewGuid()), Tokens.Secretariat)).Code);

    [Fact]
    public async Task Who_they_are_is_for_who_is_signed_in()
    {
        var project = await host.Api.RegisterProjectAsync();
        Assert.Equal("auth.required", (await host.Api.RefusalAsync("query($id: ID!) { project(id: $id) { translators { admittedAt } } }", new { id = project })).Code);
    }
}
