using Web.Graph;
using Web.Language;
using Web.Pages.Calls;

namespace Journeys.Tests.Awarding;

/// <summary>What is wrong with a call is said beside its fields before it is sent.</summary>
public sealed class CheckingWhatACallSays
{
    static readonly DateTime Opens = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    static readonly Guid Norway = Guid.Parse("00000000-0000-7000-8000-000000000001");

    [Fact]
    public void Nothing_is_wrong_with_a_whole_call()
    {
        Assert.Empty(Fields(Small()));
        Assert.Empty(Fields(Lottery()));
    }

    [Fact]
    public void An_empty_form_names_what_is_needed() =>
        Assert.Equal(["title", "purpose", "kind", "opens", "closes", "use-from", "use-to", "offer-0", "reviews", "criterion-0", "commitment", "beacon", "beacon-at"], Fields(new()));

    [Fact]
    public void Ends_come_after_beginnings()
    {
        var call = Small();
        (call.Closes, call.UseTo) = (Opens, DateOnly.FromDateTime(Opens));
        Assert.Equal(["closes", "use-to"], Fields(call));
    }

    [Fact]
    public void A_model_of_a_share_is_offered_once_and_in_whole()
    {
        var call = Small();
        call.Offers.Add(new() { Member = Norway, Model = "H100", Hours = 5 });
        call.Offers.Add(new() { Member = Norway, Model = "A100", Hours = 0 });
        call.Offers.Add(new() { Model = "A100" });   // left out
        Assert.Equal(["offer-1", "offer-2"], Fields(call));
    }

    [Fact]
    public void Small_awards_have_no_reviews_and_a_panel_no_tiers()
    {
        var small = Small();
        small.Criteria.Add(new() { Key = "merit" });
        Assert.Equal(["reviews"], Fields(small));
        var panel = Lottery();
        panel.Kind = CallKind.Panel;
        Assert.Equal(["best"], Fields(panel));
    }

    [Fact]
    public void The_public_value_is_known_after_the_closing_and_the_commitment_is_a_hash()
    {
        var call = Lottery();
        (call.BeaconAt, call.Commitment, call.Last) = (Opens, new string('A', 64), "a third");
        call.Criteria.Add(new() { Key = "merit", Question = "Again?", Weight = 1 });
        Assert.Equal(["criterion-1", "commitment", "beacon-at", "last"], Fields(call));
    }

    static string[] Fields(CallPaper call) => [.. call.Problems(new Words()).Select(p => p.Field)];

    static CallPaper Small() => new()
    {
        Title = "Small awards", Purpose = "Probes", Kind = CallKind.Small, Opens = Opens, Closes = Opens.AddDays(30), UseFrom = DateOnly.FromDateTime(Opens.AddDays(30)), UseTo = DateOnly.FromDateTime(Opens.AddDays(90)),
        Offers = [new() { Member = Norway, Model = "H100", Hours = 10 }],
    };

    static CallPaper Lottery()
    {
        var call = Small();
        (call.Kind, call.ReviewsEach, call.Commitment, call.Beacon, call.BeaconAt, call.Best, call.Last) =
            (CallKind.Lottery, 2, new string('a', 64), "The root of the first checkpoint after the closing", Opens.AddDays(31), "1/4", "1/4");
        call.Criteria = [new() { Key = "merit", Question = "How good is the method?", Weight = 3 }];
        return call;
    }
}
