using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

public sealed class ReviewingAStandard(StandardsHost host)
{
    [Fact]
    public async Task Begins_when_asked_for_and_ends_with_the_day_of_the_next_one()
    {
        var number = await host.Api.PublishStandardAsync(Today);
        await host.Api.AskAsync(OpenReview, new { input = new { commandId = Guid.NewGuid(), number } }, Tokens.Secretariat);
        Assert.Equal("REQUEST", (await host.Api.StandardAsync(number, "review { cause }")).GetProperty("review").GetProperty("cause").GetString());

        await host.Api.AskAsync(ConcludeReview, Conclude(number, "CONFIRM"), Tokens.Secretariat);
        Assert.Equal(Today.AddYears(5).Iso(), (await host.Api.StandardAsync(number, "nextReviewOn")).GetProperty("nextReviewOn").GetString());
    }

    [Fact]
    public async Task Can_end_in_the_proposal_to_withdraw()
    {
        var number = await host.Api.PublishStandardAsync(Today);
        await host.Api.AskAsync(OpenReview, new { input = new { commandId = Guid.NewGuid(), number } }, Tokens.Secretariat);
        await host.Api.AskAsync(ConcludeReview, Conclude(number, "WITHDRAW"), Tokens.Secretariat);

        Assert.Equal(Today.AddDays(56).Iso(), (await host.Api.StandardAsync(number, "withdrawal { objectionsUntil }")).GetProperty("withdrawal").GetProperty("objectionsUntil").GetString());
    }

    [Fact]
    public async Task That_is_not_open_is_not_concluded() =>
        Assert.Equal("review.not_open", (await host.Api.RefusalAsync(ConcludeReview, Conclude(await host.Api.PublishStandardAsync(Today), "CONFIRM"), Tokens.Secretariat)).Code);

    static object Conclude(string number, string outcome) => new { input = new { commandId = Guid.NewGuid(), number, outcome, reasons = "As the ballot said." } };
}
