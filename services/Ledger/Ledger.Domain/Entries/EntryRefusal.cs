namespace Ledger.Domain.Entries;

/// <summary>Why an act is not entered. Sending it again would not help.</summary>
public abstract record EntryRefusal(string Code, string Message) : IRefusal
{
    /// <summary>The act has no identifier.</summary>
    public sealed record ActUnnamed() : EntryRefusal("ledger.act_unnamed", "An act needs an identifier.");

    /// <summary>The record's hash is not 64 lower-case hexadecimal digits.</summary>
    public sealed record HashMalformed(Guid ActId) : EntryRefusal(
        "ledger.hash_malformed", $"The record hash of act {ActId} is not 64 lower-case hexadecimal digits.");

    /// <summary>The kind is not a name.</summary>
    public sealed record KindMalformed(Guid ActId) : EntryRefusal(
        "ledger.kind_malformed", $"The kind of act {ActId} is not a name such as standards.vote-cast.");

    /// <summary>The service is not a name.</summary>
    public sealed record ServiceMalformed(Guid ActId) : EntryRefusal(
        "ledger.service_malformed", $"The service of act {ActId} is not a name such as standards.");

    /// <summary>The act was entered before, with another hash. One of the two records is not the one that was made.</summary>
    public sealed record HashDiffers(Guid ActId, ulong LeafIndex) : EntryRefusal(
        "ledger.hash_differs", $"Act {ActId} stands at place {LeafIndex} with another record hash. It cannot be replaced.");
}
