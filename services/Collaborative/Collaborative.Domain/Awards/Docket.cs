using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;

namespace Collaborative.Domain.Awards;

/// <summary>The panel puts an application at another place than its merit does, and says why.</summary>
/// <param name="Place">From 1.</param>
public sealed record PanelMove(ApplicationId Application, int Place, string Reason);

/// <summary>All that a call is decided on. Published; whoever has it can decide again.</summary>
/// <remarks>Published format, within a record that is never altered: canonical JSON (RFC 8785) of these members, lists sorted by identifier.</remarks>
public sealed record Docket(
    CallId Call, CallTerms Terms, ImmutableArray<Candidate> Candidates, ImmutableArray<Rating> Ratings, ImmutableArray<Left> Left, ImmutableArray<PanelMove> Moves, string Seed, string Beacon)
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, AllowOutOfOrderMetadataProperties = true };

    /// <summary>The same facts in the one order in which they are published.</summary>
    /// <remarks>Moves keep theirs: each is made on what the ones before it left.</remarks>
    public Docket Sorted() => this with
    {
        Candidates = [.. Candidates.OrderBy(c => c.Id.Value)],
        Ratings = [.. Ratings.OrderBy(r => r.Application.Value).ThenBy(r => r.Reviewer.Value)],
        Left = [.. Left.OrderBy(l => l.Share.Value).ThenBy(l => l.Model.Name, StringComparer.Ordinal)],
    };

    /// <summary>As it is published.</summary>
    public byte[] Write() => CanonicalJson.Canonicalize(JsonSerializer.SerializeToNode(Sorted(), Format));

    /// <summary>Reads a published docket.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Docket Read(ReadOnlySpan<byte> published)
    {
        try
        {
            return JsonSerializer.Deserialize<Docket>(published, Format) ?? throw new FormatException("The docket is null.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException("This is no docket.", wrong);
        }
    }

    /// <summary>SHA-256 of the published form, in 64 lower-case hexadecimal digits.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Write()));

    /// <summary>What keeps it from being decided, as a sentence; nothing if nothing does.</summary>
    public string? Problem() => this switch
    {
        { Terms.IsReviewed: false }                                                                        => "A small call decides each application by its rules.",
        _ when Candidates.DistinctBy(c => c.Id).Count() != Candidates.Length                               => "An application is listed twice.",
        _ when Ratings.DistinctBy(r => (r.Application, r.Reviewer)).Count() != Ratings.Length              => "A reviewer has rated an application twice.",
        _ when Ratings.Any(r => Candidates.All(c => c.Id != r.Application))                                => "A rating is of an application that is not listed.",
        _ when Candidates.FirstOrDefault(c => Ratings.All(r => r.Application != c.Id)) is { } unread       => $"Application {unread.Id.Value:D} has no review.",
        _ when !Moves.IsEmpty && Terms.Kind is not CallKind.Panel                                          => "Only a panel moves applications.",
        _ when Moves.Any(m => Candidates.All(c => c.Id != m.Application))                                  => "The panel moves an application that is not listed.",
        _ when Moves.Any(m => m.Place < 1 || m.Place > Candidates.Length)                                  => $"A place is from 1 to {Candidates.Length}.",
        _ when Moves.Any(m => Text.Problem("reason of the panel", m.Reason) is not null)                   => "Each move of the panel needs its reason.",
        _                                                                                                  => null,
    };
}
