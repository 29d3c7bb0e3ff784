namespace Web.Graph;

/// <summary>A file as the service made it.</summary>
public sealed record ExchangeFile(string Name, string MediaType, byte[] Content);

/// <summary>What a file would be as an edition.</summary>
public sealed record ImportPreview(int ElementCount, string DocumentHash, IReadOnlyList<Clause> Clauses, IReadOnlyList<Repair> Repairs);

/// <summary>One thing that was changed in a file so that it became a document.</summary>
public sealed record Repair(string Code, string Place, string Message);

public sealed record FileAnswer(ExchangeFile? File);
public sealed record EditionFileAnswer(EditionFileAnswer.OfProject? Project)
{
    public sealed record OfProject(OfEdition? Edition);

    public sealed record OfEdition(ExchangeFile? Export);
}
public sealed record PreviewImportAnswer(ImportPreview PreviewImport);
public sealed record ImportEditionAnswer(Draft ImportEdition);
public sealed record ImportEditionInput(Guid CommandId, Guid ProjectId, string Format, string Content);
