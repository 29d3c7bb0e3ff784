using System.Text.Json.Serialization;
using Collaborative.Domain.Accounts;

namespace Collaborative.Domain.Calls;

/// <summary>One rule on who may apply to a call, and for what; checked by machine.</summary>
/// <remarks>Stored and published format: the names and members. Add, never rename.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "rule")]
[JsonDerivedType(typeof(MembersOnly), "members-only")]
[JsonDerivedType(typeof(AtMost), "at-most")]
[JsonDerivedType(typeof(OneEach), "one-each")]
[JsonDerivedType(typeof(ReportsGiven), "reports-given")]
[JsonDerivedType(typeof(Countries), "countries")]
[JsonDerivedType(typeof(Areas), "areas")]
public abstract record EligibilityRule
{
    private EligibilityRule() { }

    /// <summary>The rule as a sentence.</summary>
    [JsonIgnore]
    public abstract string Sentence { get; }

    /// <summary>The institution of every applicant belongs to a member state in good standing.</summary>
    public sealed record MembersOnly : EligibilityRule
    {
        /// <inheritdoc/>
        public override string Sentence => "Every applicant belongs to an institution of a member state in good standing.";
    }

    /// <summary>All models together, no more than this.</summary>
    public sealed record AtMost(GpuSeconds Time) : EligibilityRule
    {
        /// <inheritdoc/>
        public override string Sentence => $"At most {Hours.Of(Time)} GPU-hours are asked for, all models together.";

        internal override IEnumerable<string> Contradictions() => Time.Value is < 1 or > GpuSeconds.Most ? ["The most that may be asked for is not above zero."] : [];
    }

    /// <summary>Who leads an application to this call leads no other one.</summary>
    public sealed record OneEach : EligibilityRule
    {
        /// <inheritdoc/>
        public override string Sentence => "A person leads one application to this call.";
    }

    /// <summary>No final report of the person who leads is overdue.</summary>
    public sealed record ReportsGiven : EligibilityRule
    {
        /// <inheritdoc/>
        public override string Sentence => "Who leads the application has given every final report that is due.";
    }

    /// <summary>Applicants of so many member states at least.</summary>
    public sealed record Countries(int Least) : EligibilityRule
    {
        /// <inheritdoc/>
        public override string Sentence => $"Applicants of at least {Least} member states apply together.";

        internal override IEnumerable<string> Contradictions() => Least is < 1 or > 20 ? ["The number of member states that apply together is from 1 to 20."] : [];
    }

    /// <summary>Work in one of these areas.</summary>
    public sealed record Areas(ImmutableArray<Area> Admitted) : EligibilityRule
    {
        /// <inheritdoc/>
        public override string Sentence => $"The work is in {string.Join(" or ", Admitted.Select(a => a.InWords()))}.";

        internal override IEnumerable<string> Contradictions() => Admitted.IsDefaultOrEmpty ? ["The rule on areas admits none."] : [];
    }

    internal virtual IEnumerable<string> Contradictions() => [];
}

/// <summary>What the work is in. The first four are where rivals cooperate with the least risk.</summary>
/// <remarks>Bucknall and others, In Which Areas of Technical AI Safety Could Geopolitical Rivals Cooperate?, 2025. Stored format: the names.</remarks>
public enum Area
{
    Verification,
    Protocols,
    Infrastructure,
    Evaluations,
    Other,
}

/// <summary>Time in hours, as people say it.</summary>
static class Hours
{
    const long SecondsInOne = 3600;

    /// <summary>Whole hours where they are whole, else with what is left in seconds.</summary>
    public static string Of(GpuSeconds time) => time.Value % SecondsInOne == 0
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.Value / SecondsInOne:N0}")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.Value / SecondsInOne:N0} and {time.Value % SecondsInOne}/3600");

    /// <summary>An area in words.</summary>
    public static string InWords(this Area area) => area switch
    {
        Area.Verification    => "verification mechanisms",
        Area.Protocols       => "protocols and best practice",
        Area.Infrastructure  => "infrastructure",
        Area.Evaluations     => "evaluations",
        Area.Other           => "another area",
        _                    => throw new UnreachableException(),
    };
}
