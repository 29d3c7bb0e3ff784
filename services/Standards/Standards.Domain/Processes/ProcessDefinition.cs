using System.Text;
using Standards.Domain.Projects;

namespace Standards.Domain.Processes;

/// <summary>How a standard comes about: data, not code. Stages, the ways between them, ballots, durations, gates and deadlines.</summary>
/// <remarks>
/// Stages are those of the harmonized stage codes (ISO/IEC Directives, Part 1, annex SD). A definition may be unsound while it is
/// written; only a sound one is published (<see cref="ProcessCheck"/>).
/// </remarks>
/// <param name="Id">Its permanent name, such as <c>international-standard</c>.</param>
/// <param name="Version">Goes up by one with each publication.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Source">The document that it comes from.</param>
/// <param name="Begins">Where a new project begins.</param>
/// <param name="Clock">Between which stages the time of a track runs.</param>
/// <param name="Tracks">At least one.</param>
/// <param name="Extension">The most by which a project's track may be lengthened, once; null where it may not.</param>
/// <param name="Limits">What has to be reached by when, reckoned from the end of the track.</param>
/// <param name="Stages">In any order; each code once.</param>
public sealed record ProcessDefinition(
    string Id, int Version, string Name, string Source, StageCode Begins, TrackClock Clock, ImmutableArray<Track> Tracks, Period? Extension,
    ImmutableArray<Limit> Limits, ImmutableArray<Stage> Stages)
{
    /// <summary>The stage of a code, or null where the process does not have it.</summary>
    public Stage? Find(StageCode code) => Stages.FirstOrDefault(s => s.Code == code);

    /// <summary>The definition as canonical JSON (RFC 8785) with its hash, as a project keeps it.</summary>
    public FrozenProcess Freeze()
    {
        var canonical = CanonicalJson.Canonicalize(ProcessDocument.Write(this));
        return new(Encoding.UTF8.GetString(canonical), SaltedRecord.HashOf(canonical));
    }

    /// <summary>Reads a process document.</summary>
    /// <exception cref="FormatException">The text is not one; the message says where.</exception>
    public static ProcessDefinition Parse(string json) => ProcessReader.Read(json);
}

/// <summary>A definition as it was when it was published. A later version does not touch it.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="CanonicalJson">RFC 8785.</param>
/// <param name="Hash">SHA-256 of the UTF-8 bytes of the canonical JSON, in lower-case hexadecimal digits.</param>
public sealed record FrozenProcess(string CanonicalJson, string Hash)
{
    /// <summary>The definition.</summary>
    /// <exception cref="FormatException">The text is not one, or does not match its hash.</exception>
    public ProcessDefinition Thaw() =>
        SaltedRecord.HashOf(Encoding.UTF8.GetBytes(CanonicalJson)) == Hash
            ? ProcessDefinition.Parse(CanonicalJson)
            : throw new FormatException("The process definition does not match its hash.");
}

/// <summary>The time of a track runs from the first entry into a stage of at least <paramref name="From"/> until <paramref name="To"/> is reached.</summary>
public sealed record TrackClock(StageCode From, StageCode To);

/// <summary>How much time a project has.</summary>
/// <param name="Id">Its permanent name within the process, such as <c>months-36</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Length">From the start of the clock to its end.</param>
public sealed record Track(string Id, string Name, Period Length);

/// <summary>What has to be reached by when, reckoned from the end of the track.</summary>
/// <param name="Id">Its permanent name within the process.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Reach">It applies as long as the project stands before this stage.</param>
/// <param name="FromEnd">Negative before the end of the track, positive after it.</param>
/// <param name="Consequence">Escalate or lapse; a project that lapses goes to the abandonment (.98) of the stage in which it stands.</param>
/// <param name="EscalateTo">Who has to deal with it, where it escalates.</param>
public sealed record Limit(string Id, string Name, StageCode Reach, Period FromEnd, Consequence? Consequence, DecidingBody? EscalateTo);

/// <summary>One stage with all ways that lead on from it.</summary>
/// <param name="Code">Where it stands in the harmonized stage codes.</param>
/// <param name="Final">Whether the project has ended once it is here.</param>
/// <param name="Ballot">The ballot that is held here, or null.</param>
/// <param name="Decisions">What may be decided here; no two lead to the same stage.</param>
/// <param name="Deadlines">What happens by itself.</param>
public sealed record Stage(StageCode Code, bool Final, StageBallot? Ballot, ImmutableArray<StageDecision> Decisions, ImmutableArray<StageDeadline> Deadlines)
{
    /// <summary>The first two digits: <c>40</c> of <c>40.20</c>.</summary>
    public static string NumberOf(StageCode code) => code.Code[..2];

    /// <summary>Every way on, decisions first.</summary>
    public IEnumerable<Way> Ways() =>
    [
        .. Decisions.Select(d => new Way(Code, d.To, WayKind.Decision)),
        .. Ballot is null ? [] : new[] { new Way(Code, Ballot.Approved, WayKind.Approved), new Way(Code, Ballot.NotApproved, WayKind.NotApproved) },
        .. Deadlines.Where(d => d.To is not null).Select(d => new Way(Code, d.To!.Value, WayKind.Deadline)),
    ];
}

/// <summary>The ballot of a stage.</summary>
/// <param name="Rule">The voting rule's identifier; null while the definition is unfinished.</param>
/// <param name="OpenFor">How long it is open at least.</param>
/// <param name="Approved">Where the project goes when the ballot closes approved.</param>
/// <param name="NotApproved">Where it goes when it does not.</param>
public sealed record StageBallot(string? Rule, Period OpenFor, StageCode Approved, StageCode NotApproved);

/// <summary>Something that may be decided in a stage.</summary>
/// <param name="To">Where it leads.</param>
/// <param name="Name">What is decided, as a short imperative.</param>
/// <param name="Of">Whose decision it is.</param>
/// <param name="Gate">The evidence that must be there; none where nothing is asked.</param>
public sealed record StageDecision(StageCode To, string Name, DecidingBody Of, ImmutableArray<Requirement> Gate);

/// <summary>One thing that a gate asks for.</summary>
/// <param name="Evidence">The name of an <see cref="EvidenceKind"/> in capitals; another one makes the definition unsound.</param>
/// <param name="AtLeast">How many, where the kind of evidence has no count of its own to reach.</param>
public sealed record Requirement(string Evidence, int? AtLeast)
{
    /// <summary>The kind of evidence, or null where there is none of this name.</summary>
    public EvidenceKind? Kind => Names.TryRead<EvidenceKind>(Evidence);
}

/// <summary>What happens by itself when time has passed in a stage.</summary>
/// <param name="Id">Its permanent name within the stage.</param>
/// <param name="Name">What people call it.</param>
/// <param name="After">How long.</param>
/// <param name="Since">Stages whose latest entry starts the time; none means this stage itself.</param>
/// <param name="Consequence">What happens; null while the definition is unfinished.</param>
/// <param name="To">Where the project goes, where it lapses or advances.</param>
/// <param name="EscalateTo">Who has to deal with it, where it escalates.</param>
public sealed record StageDeadline(
    string Id, string Name, Period After, ImmutableArray<StageCode> Since, Consequence? Consequence, StageCode? To, DecidingBody? EscalateTo);

/// <summary>What a deadline brings about.</summary>
public enum Consequence
{
    /// <summary>The project ends.</summary>
    Lapse,

    /// <summary>The project goes on to another stage.</summary>
    Advance,

    /// <summary>The project stays, and an authority has to deal with it.</summary>
    Escalate,
}

/// <summary>Whose decision it is.</summary>
public enum DecidingBody
{
    /// <summary>The secretariat, in its own right.</summary>
    Secretariat,

    /// <summary>The committee that does the work.</summary>
    Committee,

    /// <summary>The board over all committees.</summary>
    ManagementBoard,
}

/// <summary>A way from one stage to another.</summary>
public sealed record Way(StageCode From, StageCode To, WayKind Kind);

/// <summary>What takes a project along a way.</summary>
public enum WayKind
{
    /// <summary>Somebody decides.</summary>
    Decision,

    /// <summary>A ballot closes approved.</summary>
    Approved,

    /// <summary>A ballot closes not approved.</summary>
    NotApproved,

    /// <summary>A deadline comes.</summary>
    Deadline,
}
