using Microsoft.Extensions.Time.Testing;

namespace Standards.Tests;

public sealed class ClosingAConsultation(StandardsHost host)
{
    readonly Body norway = Body.Participating();

    [Fact]
    public async Task Ends_comments_and_is_a_binding_act()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        Assert.Equal("consultation.reason_required", (await host.Api.RefusalAsync(CommentSteps.CloseConsultation, new { input = new { commandId = Guid.NewGuid(), draftId = draft } }, Tokens.Secretariat)).Code);
        await host.Api.CloseConsultationAsync(draft);

        Assert.Equal("consultation.closed", (await host.Api.RefusalAsync(CommentSteps.Comment, CommentSteps.Comments(draft, CommentSteps.Say("Late.")), norway.Token)).Code);
        Assert.Contains("standards.consultation-closed", (await host.Database.ActsAsync($"consultation-{draft}"))[1], StringComparison.Ordinal);
        Assert.Equal("All are in.", (await host.Api.CommentsOnAsync(draft, "consultation { closedBecause }")).GetProperty("consultation").Text("closedBecause"));
    }

    /// <summary>No comment slips in behind the close, also where its maker was told before that the consultation is open.</summary>
    [Fact]
    public async Task Leaves_no_gap_for_a_late_comment()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        await host.Database.ReadAsync<int>("update consultation set closed_at = now() where draft_id = $1 returning 1", BuildingBlocks.EventStore.Sql.Uuid(Guid.Parse(draft)));
        Assert.Equal("command.contended", (await host.Api.RefusalAsync(CommentSteps.Comment, CommentSteps.Comments(draft, CommentSteps.Say("Late.")), norway.Token)).Code);
        Assert.Equal(0, await host.Database.CountEventsAsync($"commentary-{draft}.{norway.Organization}"));
    }
}

/// <summary>A consultation whose deadline came while the service stood still.</summary>
public sealed class ClosingAConsultationByDeadline : IAsyncLifetime
{
    readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    readonly StandardsHost host;

    public ClosingAConsultationByDeadline() => host = new() { Time = time };

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Happens_at_start_and_is_dated_by_the_deadline()
    {
        var norway = Body.Participating();
        var draft = await host.Api.OpenConsultationAsync(norway);
        var deadline = (await host.Api.CommentsOnAsync(draft, "consultation { closesAt }")).GetProperty("consultation").GetProperty("closesAt").GetDateTime();
        await host.StopAsync();
        time.Advance(TimeSpan.FromDays(10));
        var api = await host.StartAsync();

        for (var i = 0; i < 200; i++)
        {
            var consultation = (await api.CommentsOnAsync(draft, "consultation { closedAt closedBecause }")).GetProperty("consultation");
            if (consultation.GetProperty("closedBecause").ValueKind is System.Text.Json.JsonValueKind.String)
            {
                Assert.Equal((deadline, "deadline"), (consultation.GetProperty("closedAt").GetDateTime(), consultation.Text("closedBecause")));
                return;
            }
            await Task.Delay(100);
        }
        Assert.Fail("The consultation was not closed within 20 seconds.");
    }
}
