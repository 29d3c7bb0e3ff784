namespace Compliance.Domain.Pausing;

/// <summary>Who somebody is to a pause.</summary>
public enum Party
{
    /// <summary>Whose model it is.</summary>
    Developer,

    /// <summary>Another developer under the same scheme.</summary>
    Peer,

    /// <summary>Who evaluates models for those that agreed to it.</summary>
    Auditor,

    /// <summary>Who has the power by law.</summary>
    Authority,
}

/// <summary>One version of coordinated pausing (Alaga and Schuett, 2023, section 3), as a document. All versions are the same five steps.</summary>
/// <param name="Id">Stable, such as <c>auditor</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Ground">What an order rests on under it.</param>
/// <param name="MayEnter">Who may put a developer under it.</param>
/// <param name="MayReport">Who may report that a model failed an evaluation.</param>
/// <param name="Confirms">Who must confirm a finding before a pause is ordered; nobody where it is empty.</param>
/// <param name="MayOrder">Who may order a pause.</param>
/// <param name="MayResume">Who may decide that work resumes.</param>
/// <param name="Consequences">What follows if somebody does not pause, in words.</param>
public sealed record Scheme(
    string Id, string Name, string Ground, ImmutableList<Party> MayEnter, ImmutableList<Party> MayReport, ImmutableList<Party> Confirms,
    ImmutableList<Party> MayOrder, ImmutableList<Party> MayResume, ImmutableList<string> Consequences)
{
    /// <summary>Reads one document; nothing unknown, nothing missing.</summary>
    /// <exception cref="FormatException">It is no scheme, with the reason.</exception>
    public static Scheme Read(string json)
    {
        var read = ShippedDocument.Read<Scheme>(json, "scheme of pausing");
        return read switch
        {
            { MayEnter.IsEmpty: true } or { MayReport.IsEmpty: true } or { MayOrder.IsEmpty: true } or { MayResume.IsEmpty: true } => throw new FormatException("Somebody has to be able to enter, report, order and resume."),
            { MayOrder: var order } when order.Contains(Party.Peer)  => throw new FormatException("A developer learns nothing of another's finding, so no peer orders."),
            { Confirms: var confirm } when confirm.Contains(Party.Peer) => throw new FormatException("A developer learns nothing of another's finding, so no peer confirms."),
            { Consequences.IsEmpty: true }                           => throw new FormatException("Something has to follow if nobody pauses."),
            _                                                        => read,
        };
    }
}
