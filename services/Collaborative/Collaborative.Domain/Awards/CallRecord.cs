using System.Text.Json;
using System.Text.Json.Nodes;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Awards;

/// <summary>The decision of a call as a file: its docket, and what became of each application. Whoever has it can decide again and compare.</summary>
/// <remarks>Published format, never altered: canonical JSON (RFC 8785) of <c>format</c>, <c>docket</c>, <c>docketSha256</c> and <c>ranking</c>, in the order of the decision.</remarks>
public static class CallRecord
{
    /// <summary>The name of the format.</summary>
    public const string Format = "collaborative.call/1";

    /// <summary>The decision of a docket, as it is published.</summary>
    /// <exception cref="ArgumentException">The docket has a problem.</exception>
    public static byte[] Of(Docket docket) => Of(docket, Deciding.Of(docket));

    /// <summary>A decision that was made, as it is published.</summary>
    public static byte[] Of(Docket docket, IEnumerable<Ranked> ranking) => CanonicalJson.Canonicalize((JsonNode?)new JsonObject
    {
        ["format"] = Format,
        ["docket"] = JsonNode.Parse(docket.Write()),
        ["docketSha256"] = docket.Digest(),
        ["ranking"] = new JsonArray([.. ranking.Select(Written)]),
    });

    /// <summary>Whether a text is a docket alone, or a decision.</summary>
    public static bool IsOfCall(JsonElement file) => file.ValueKind is JsonValueKind.Object
        && (file.TryGetProperty("format", out var format) ? format.ValueKind is JsonValueKind.String && format.GetString() == Format : file.TryGetProperty("candidates", out _));

    /// <summary>Decides a published call again.</summary>
    /// <param name="file">A decision; its docket alone is decided and never compared.</param>
    public static CallRecomputation Recompute(ReadOnlySpan<byte> file)
    {
        JsonObject given;
        Docket docket;
        byte[] again;
        try
        {
            given = JsonNode.Parse(file)?.AsObject() ?? throw new FormatException("The file is null.");
            docket = Docket.Read(given["docket"] is { } inside ? JsonSerializer.SerializeToUtf8Bytes(inside) : file);
            if (docket.Terms.Draw is { } draw && !Lot.Reveals(docket.Seed, draw.Commitment))
                return new CallRecomputation.Different(docket, $"The seed is not the one that was committed to: its SHA-256 is not {draw.Commitment}.", null);
            again = Of(docket);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return new CallRecomputation.Unreadable(wrong.Message);
        }
        if (given["docket"] is null)
            return new CallRecomputation.Decided(docket, again);
        return CanonicalJson.Canonicalize((JsonNode?)given).AsSpan().SequenceEqual(again) ? new CallRecomputation.Same(docket, Deciding.Of(docket).Length)
            : new CallRecomputation.Different(docket, "What is published is not what its docket gives.", FirstDifference(given, JsonNode.Parse(again)!.AsObject()));
    }

    static Guid? FirstDifference(JsonObject given, JsonObject again)
    {
        var (theirs, ours) = (given["ranking"] as JsonArray ?? [], again["ranking"]!.AsArray());
        for (var place = 0; place < ours.Count; place++)
            if (place >= theirs.Count || !JsonNode.DeepEquals(theirs[place], ours[place]))
                return ours[place]!["application"]!.GetValue<Guid>();
        return null;
    }

    static JsonObject Written(Ranked ranked, int place) => new()
    {
        ["place"] = place + 1,
        ["application"] = ranked.Application.Value,
        ["merit"] = ranked.Merit.ToString(),
        ["ticket"] = ranked.Ticket,
        ["tier"] = ranked.Tier.ToString(),
        ["moved"] = ranked.Moved,
        ["lines"] = new JsonArray([.. ranked.Verdict.Lines.Select(l => new JsonObject { ["model"] = l.Model.Name, ["gpuSeconds"] = l.Time.Value })]),
        ["ground"] = ranked.Verdict.Ground?.Code,
    };
}

/// <summary>What came of deciding a published call again.</summary>
public abstract record CallRecomputation
{
    private CallRecomputation() { }

    /// <summary>To the byte what was published.</summary>
    public sealed record Same(Docket Docket, int Applications) : CallRecomputation;

    /// <summary>Something else was published than follows from the docket.</summary>
    /// <param name="First">The application that the first difference is about, by the order of the decision; nothing where it is about something else.</param>
    public sealed record Different(Docket Docket, string Why, Guid? First) : CallRecomputation;

    /// <summary>There was a docket alone: this is its decision.</summary>
    public sealed record Decided(Docket Docket, byte[] Record) : CallRecomputation;

    /// <summary>It is neither a decision nor a docket.</summary>
    public sealed record Unreadable(string Why) : CallRecomputation;
}
