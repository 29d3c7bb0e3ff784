using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Standards.Domain.Projects;

/// <summary>Where a project stands, by the harmonized stage codes: two digits for the stage, two for the step within it.</summary>
/// <remarks>
/// Facts of the ISO/IEC Directives, Part 1, annex SD (matrix of project stages), in our own words. Stored format: the code.
/// <c>default</c> is not a stage.
/// </remarks>
[JsonConverter(typeof(StageCodeJsonConverter))]
public readonly record struct StageCode
{
    StageCode(string code) => Code = code;

    /// <summary>The code, such as <c>40.20</c>.</summary>
    public string Code { get; }

    /// <summary>What the code means, such as <c>Enquiry: enquiry ballot opened</c>.</summary>
    public string Name => Names[Code];

    /// <summary>Whether what stands here is published: 60.60. A project comes here by the publication of its standard, and in no other way.</summary>
    public bool IsPublication => Code == "60.60";

    /// <summary>Whether what is published is under review here: stage 90.</summary>
    public bool IsReview => Code.StartsWith("90", StringComparison.Ordinal);

    /// <summary>Whether the withdrawal of what is published is under way or done here: stage 95.</summary>
    public bool IsWithdrawal => Code.StartsWith("95", StringComparison.Ordinal);

    /// <summary>Whether what was published is to be revised: 90.92.</summary>
    public bool IsRevision => Code == "90.92";

    /// <summary>All codes, ascending.</summary>
    public static ImmutableArray<StageCode> All { get; } = [.. Names.Keys.Order(StringComparer.Ordinal).Select(c => new StageCode(c))];

    /// <summary>Reads a code that the matrix has.</summary>
    public static bool TryParse(string? text, out StageCode stage)
    {
        var known = text is not null && Names.ContainsKey(text);
        stage = known ? new(text!) : default;
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    static FrozenDictionary<string, string> Names => StageNames.All;
}

static class StageNames
{
    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["00.00"] = "Preliminary: proposal for a new project received",
        ["00.20"] = "Preliminary: proposal under review",
        ["00.60"] = "Preliminary: review closed",
        ["00.98"] = "Preliminary: proposal abandoned",
        ["00.99"] = "Preliminary: approved for ballot as a new project",
        ["10.00"] = "Proposal: proposal registered",
        ["10.20"] = "Proposal: new-project ballot opened",
        ["10.60"] = "Proposal: voting closed",
        ["10.92"] = "Proposal: returned to submitter for further definition",
        ["10.98"] = "Proposal: new project rejected",
        ["10.99"] = "Proposal: new project approved",
        ["20.00"] = "Preparatory: registered in the committee's work programme",
        ["20.20"] = "Preparatory: working draft study opened",
        ["20.60"] = "Preparatory: comment period closed",
        ["20.98"] = "Preparatory: project cancelled",
        ["20.99"] = "Preparatory: working draft approved for registration as committee draft",
        ["30.00"] = "Committee: committee draft registered",
        ["30.20"] = "Committee: committee draft consultation or ballot opened",
        ["30.60"] = "Committee: comment or voting period closed",
        ["30.92"] = "Committee: referred back to working group",
        ["30.98"] = "Committee: project cancelled",
        ["30.99"] = "Committee: approved for registration as enquiry draft",
        ["40.00"] = "Enquiry: enquiry draft registered",
        ["40.20"] = "Enquiry: enquiry ballot opened",
        ["40.60"] = "Enquiry: voting closed",
        ["40.92"] = "Enquiry: full report circulated; referred back to committee",
        ["40.93"] = "Enquiry: full report circulated; new enquiry ballot",
        ["40.98"] = "Enquiry: project cancelled",
        ["40.99"] = "Enquiry: full report circulated; approved for registration as final draft",
        ["50.00"] = "Approval: final text received or final draft registered",
        ["50.20"] = "Approval: proof sent or final-draft ballot opened",
        ["50.60"] = "Approval: voting closed; proof returned",
        ["50.92"] = "Approval: referred back to committee",
        ["50.98"] = "Approval: project cancelled",
        ["50.99"] = "Approval: approved for publication",
        ["60.00"] = "Publication: under publication",
        ["60.60"] = "Publication: published",
        ["90.20"] = "Review: systematic review opened",
        ["90.60"] = "Review: review closed",
        ["90.92"] = "Review: to be revised",
        ["90.93"] = "Review: confirmed",
        ["90.99"] = "Review: withdrawal proposed by committee",
        ["95.20"] = "Withdrawal: withdrawal ballot opened",
        ["95.60"] = "Withdrawal: voting closed",
        ["95.92"] = "Withdrawal: decision not to withdraw",
        ["95.99"] = "Withdrawal: withdrawn",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}

sealed class StageCodeJsonConverter : JsonConverter<StageCode>
{
    public override StageCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StageCode.TryParse(reader.GetString(), out var stage) ? stage : throw new JsonException("Not a stage code.");

    public override void Write(Utf8JsonWriter writer, StageCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
