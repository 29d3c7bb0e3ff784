using System.Text.RegularExpressions;

namespace Web.Pages.Calls;

/// <summary>The form of a call as it is posted. The identifier of its command is that of the call.</summary>
public sealed partial class CallPaper : Standards.Paper
{
    /// <summary>The most offers and criteria that one form takes.</summary>
    public const int MostRows = 100;

    public string? Title { get; set; }
    public string? Purpose { get; set; }
    public CallKind? Kind { get; set; }
    public DateTime? Opens { get; set; }
    public DateTime? Closes { get; set; }
    public DateOnly? UseFrom { get; set; }
    public DateOnly? UseTo { get; set; }
    public List<OfferPaper> Offers { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came
    public bool MembersOnly { get; set; }
    public bool ReportsGiven { get; set; }
    public bool OneEach { get; set; }
    public long? MostHours { get; set; }
    public int? LeastCountries { get; set; }
    public List<string?> Areas { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came
    public ReviewerPool Reviewers { get; set; }
    public int? ReviewsEach { get; set; }
    public List<CriterionPaper> Criteria { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came
    public string? Commitment { get; set; }
    public string? Beacon { get; set; }
    public DateTime? BeaconAt { get; set; }
    public string? Best { get; set; }
    public string? Last { get; set; }
    public string? Then { get; set; }

    /// <summary>Something is said of reviews or of the draw.</summary>
    public bool SaysHowToReview => ReviewsEach is not null || Criteria.Exists(c => !c.IsEmpty) || BeaconAt is not null || HasTiers || !string.IsNullOrWhiteSpace(Commitment) || !string.IsNullOrWhiteSpace(Beacon);

    public bool HasTiers => !string.IsNullOrWhiteSpace(Best) || !string.IsNullOrWhiteSpace(Last);

    /// <summary>The fields with which something is wrong, each with the sentence that says what.</summary>
    public IEnumerable<(string Field, string Why)> Problems(Words l) => [.. Terms(l), .. OfferProblems(l), .. Kind is CallKind.Small ? Small(l) : Reviewing(l)];

    IEnumerable<(string, string)> Terms(Words l)
    {
        if (string.IsNullOrWhiteSpace(Title))
            yield return ("title", l["This is needed."]);
        if (string.IsNullOrWhiteSpace(Purpose))
            yield return ("purpose", l["This is needed."]);
        if (Kind is null)
            yield return ("kind", l["Choose one."]);
        if (Opens is null)
            yield return ("opens", l["This is needed."]);
        if (Closes is null || Closes <= Opens)
            yield return ("closes", l["It closes after it opens."]);
        if (UseFrom is null)
            yield return ("use-from", l["This is needed."]);
        if (UseTo is null || UseTo <= UseFrom || (Opens is { } opens && UseTo.Value.ToDateTime(default) <= opens))
            yield return ("use-to", l["Use ends after it began, and after the call opens."]);
        if (MostHours is < 1)
            yield return ("most-hours", l["This is above zero."]);
        if (LeastCountries is < 1 or > 20)
            yield return ("countries", l["From {0} to {1}.", 1, 20]);
    }

    IEnumerable<(string, string)> OfferProblems(Words l)
    {
        if (Offers.TrueForAll(o => o.IsEmpty))
            yield return ("offer-0", l["Say what of at least one share it may award."]);
        foreach (var (i, offer) in Offers.Index())
        {
            if (!offer.IsEmpty && !offer.IsWhole)
                yield return ($"offer-{i}", l["An offer has a member, a model and hours above zero."]);
            else if (!offer.IsEmpty && Offers.Take(i).Any(o => o.Member == offer.Member && o.Model == offer.Model))
                yield return ($"offer-{i}", l["This model of this share is offered already."]);
        }
    }

    IEnumerable<(string, string)> Small(Words l)
    {
        if (SaysHowToReview)
            yield return ("reviews", l["Small awards are decided by their rules alone: leave this empty."]);
    }

    IEnumerable<(string, string)> Reviewing(Words l)
    {
        if (ReviewsEach is not (>= 1 and <= 10))
            yield return ("reviews", l["From {0} to {1}.", 1, 10]);
        if (Criteria.TrueForAll(c => c.IsEmpty))
            yield return ("criterion-0", l["Reviewers need at least one criterion."]);
        foreach (var (i, criterion) in Criteria.Index())
        {
            if (!criterion.IsEmpty && !criterion.IsWhole)
                yield return ($"criterion-{i}", l["A criterion has a key, a question and a weight from 1 to 100."]);
            else if (!criterion.IsEmpty && Criteria.Take(i).Any(c => c.Key?.Trim() == criterion.Key?.Trim()))
                yield return ($"criterion-{i}", l["This key is taken already."]);
        }
        if (!Digest().IsMatch(Commitment?.Trim() ?? ""))
            yield return ("commitment", l["64 lower-case hexadecimal digits."]);
        if (string.IsNullOrWhiteSpace(Beacon))
            yield return ("beacon", l["This is needed."]);
        if (BeaconAt is null || BeaconAt < Closes)
            yield return ("beacon-at", l["It is known when the call closes, or later."]);
        if (Kind is CallKind.Lottery)
        {
            if (!Part().IsMatch(Best?.Trim() ?? ""))
                yield return ("best", l["An exact fraction such as 1/4."]);
            if (!Part().IsMatch(Last?.Trim() ?? ""))
                yield return ("last", l["An exact fraction such as 1/4."]);
        }
        else if (HasTiers)
            yield return ("best", l["A lottery alone has tiers: leave this empty."]);
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digest();

    [GeneratedRegex("^[0-9]{1,9}(/[1-9][0-9]{0,8})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}

/// <summary>Time of one model out of one share, as it is entered.</summary>
public sealed class OfferPaper
{
    public Guid? Member { get; set; }
    public string? Model { get; set; }
    public long? Hours { get; set; }

    public bool IsEmpty => Member is null && Hours is null;

    public bool IsWhole => Member is not null && !string.IsNullOrWhiteSpace(Model) && Hours is >= 1 and <= CallSayings.MostHours;
}

/// <summary>What reviewers score, as it is entered.</summary>
public sealed class CriterionPaper
{
    public string? Key { get; set; }
    public string? Question { get; set; }
    public int? Weight { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Key) && string.IsNullOrWhiteSpace(Question) && Weight is null;

    public bool IsWhole => !string.IsNullOrWhiteSpace(Key) && !string.IsNullOrWhiteSpace(Question) && Weight is >= 1 and <= 100;
}
