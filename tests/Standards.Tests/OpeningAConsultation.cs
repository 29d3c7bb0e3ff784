namespace Standards.Tests;

public sealed class OpeningAConsultation(StandardsHost host)
{
    readonly Body norway = Body.Participating();

    [Fact]
    public async Task Is_a_duty_of_the_members_that_are_asked_until_it_closes()
    {
        const string Duties = "{ commentDuties { given draft { id consultation { closesAt } } } }";
        var (norway, japan) = (Body.Participating(), Body.Participating());
        await host.Api.GrantAsync(norway, japan);
        var draft = await host.Api.PublishEditionAsync();
        await host.Api.AskAsync(CommentSteps.OpenConsultation, CommentSteps.Opening(draft, [norway]), Tokens.Secretariat);

        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Duties)).Code);
        Assert.Equal(0, (await host.Api.AskAsync(Duties, token: japan.Token)).GetProperty("commentDuties").GetArrayLength());
        await host.Api.CommentAsync(draft, norway, CommentSteps.Say("One."), CommentSteps.Say("Two."));
        var duty = Assert.Single((await host.Api.AskAsync(Duties, token: norway.Token)).GetProperty("commentDuties").EnumerateArray());
        Assert.Equal((2, draft), (duty.GetProperty("given").GetInt32(), duty.GetProperty("draft").Text("id")));

        await host.Api.CloseConsultationAsync(draft);
        Assert.Equal(0, (await host.Api.AskAsync(Duties, token: norway.Token)).GetProperty("commentDuties").GetArrayLength());
    }

    [Fact]
    public async Task Asks_members_for_comments_and_is_a_binding_act()
    {
        var draft = await host.Api.PublishEditionAsync();
        var opened = (await host.Api.AskAsync(CommentSteps.OpenConsultation, CommentSteps.Opening(draft, [norway]), Tokens.Secretariat)).GetProperty("openConsultation");
        Assert.True(opened.GetProperty("isOpen").GetBoolean());

        var acts = await host.Database.ActsAsync($"consultation-{draft}");
        Assert.Contains("standards.consultation-opened", Assert.Single(acts), StringComparison.Ordinal);
        var seen = await host.Api.CommentsOnAsync(draft, "consultation { isOpen asksMe members { id } }", norway.Token);
        Assert.True(seen.GetProperty("consultation").GetProperty("asksMe").GetBoolean());
    }

    [Fact]
    public async Task Happens_once_for_an_edition_and_once_for_a_command()
    {
        var draft = await host.Api.PublishEditionAsync();
        var command = CommentSteps.Opening(draft, [norway]);
        var first = await host.Api.AskAsync(CommentSteps.OpenConsultation, command, Tokens.Secretariat);
        Assert.Equal(first.ToString(), (await host.Api.AskAsync(CommentSteps.OpenConsultation, command, Tokens.Secretariat)).ToString());
        Assert.Equal("consultation.already_opened", (await host.Api.RefusalAsync(CommentSteps.OpenConsultation, CommentSteps.Opening(draft, [norway]), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Is_refused_on_what_is_no_edition_and_to_delegates()
    {
        Assert.Equal("draft.unknown", (await host.Api.RefusalAsync(CommentSteps.OpenConsultation, CommentSteps.Opening(Guid.NewGuid().ToString(), [norway]), Tokens.Secretariat)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(CommentSteps.OpenConsultation, CommentSteps.Opening(Guid.NewGuid().ToString(), [norway]), norway.Token)).Code);
    }
}
