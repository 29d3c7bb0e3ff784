namespace Web.Pages.Amendments;

/// <summary>What the secretariat records on the page of amendments.</summary>
public sealed class AmendmentVotingPaper
{
    public Guid CommandId { get; set; }

    /// <summary>The numbers of the amendments that were chosen.</summary>
    public List<string>? Chosen { get; set; }

    /// <summary>The name under which they are put to one vote.</summary>
    public string? Name { get; set; }

    /// <summary>The button that was pressed: <c>show</c>, <c>group</c>, or <c>carried</c>, <c>rejected</c> or <c>apart</c> with the amendments of one vote.</summary>
    public string? Do { get; set; }

    public IReadOnlySet<int> Numbers => (Chosen ?? []).Select(n => int.TryParse(n, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(n => n > 0).ToHashSet();

    public (string Act, IReadOnlyList<Guid> Amendments) Asked => Do?.Split(':') switch
    {
        [var act, var ids] => (act, [.. ids.Split(',').Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty).Where(id => id != Guid.Empty)]),
        _ => (Do ?? "", []),
    };
}

/// <summary>Closing the submission, or publishing the text: one button each.</summary>
public sealed class AmendmentsActPaper
{
    public Guid CommandId { get; set; }
}
