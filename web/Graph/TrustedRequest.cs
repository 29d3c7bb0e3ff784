namespace Web.Graph;

/// <summary>A request for a trusted document: by its identifier alone, or with its text for a gateway that does not know it yet.</summary>
sealed record TrustedRequest(string? DocumentId, string? Query, string OperationName, object? Variables)
{
    /// <summary>The gateway's word for a document that it was not given, as while a newer web meets an older gateway.</summary>
    public const string Unknown = "document.unknown";

    public static TrustedRequest ById(Document document, object? variables) => new($"sha256:{document.Hash}", null, document.Name, variables);

    public static TrustedRequest InFull(Document document, object? variables) => new(null, document.Text, document.Name, variables);
}
