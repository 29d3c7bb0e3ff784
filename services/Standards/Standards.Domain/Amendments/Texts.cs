using Standards.Domain.Documents;

namespace Standards.Domain.Amendments;

/// <summary>The texts that amendments address.</summary>
public static class Texts
{
    /// <summary>The text that amendments to an amendment address: the text with it carried out alone. For null, the text itself.</summary>
    /// <exception cref="ArgumentException">There is no such amendment, or it cannot be carried out on the text.</exception>
    public static Document AmendedBy(Document text, IReadOnlyList<Amendment> all, AmendmentId? amendment)
    {
        if (amendment is not { } id)
            return text;

        var found = all.FirstOrDefault(a => a.Id == id) ?? throw new ArgumentException("There is no such amendment.", nameof(amendment));
        var under = AmendedBy(text, all, found.Amends);
        return Compiling.TryCompile(under, found.Operations, out var changes) is { } wrong
            ? throw new ArgumentException(wrong.Message, nameof(text))
            : Applying.Apply(under, changes);
    }
}
