using Compliance.Graph;
using GraphQL;

namespace Compliance.ReadingModels;

/// <summary>The compute of a model with all that it inherits, and how it comes about: a sum.</summary>
[Public, Name("InheritedCompute")]
sealed class InheritedComputeView(Inherited inherited, SeenModel model, Viewer viewer, DateTimeOffset asOf)
{
    /// <summary>Its own and all inherited; null where nothing is known of any.</summary>
    public ComputeExtentView? Cumulative => inherited.Cumulative is { } all ? new(all) : null;

    /// <summary>Of its own runs; null where nothing is known of them.</summary>
    public ComputeExtentView? Own => model.Compute is { } own ? new(own) : null;

    /// <summary>Of the models that somebody else made; null where nothing is known of any.</summary>
    public ComputeExtentView? Original => inherited.Original is { } original ? new(original) : null;

    /// <summary>What its developer added to these, models in between included; null where nothing is known of it.</summary>
    public ComputeExtentView? Modification => inherited.Modification is { } added ? new(added) : null;

    /// <summary>Whether something is not known of one of the models: then there is no upper bound.</summary>
    public bool HasUnknown => inherited.HasUnknown;

    /// <summary>Whether it comes of a model that somebody else made.</summary>
    public bool IsModification => inherited.IsModification;

    /// <summary>The models of whose weights it comes, nearest first, each once.</summary>
    public IEnumerable<InheritedPartView> Parts => model.Bases.Select(b => new InheritedPartView(b, viewer, asOf));
}

/// <summary>A model that another one comes of, with the compute of the runs of its version.</summary>
[Public, Name("InheritedPart")]
sealed class InheritedPartView(SeenBase part, Viewer viewer, DateTimeOffset asOf)
{
    public Descent How => part.How;

    public ModelView Model => new(part.Model, viewer, asOf);

    /// <summary>The version that it comes of, or that stands for the model.</summary>
    public string? Version => part.Version;

    /// <summary>Null where nothing is known of it.</summary>
    public ComputeExtentView? Compute => part.Compute is { } compute ? new(compute) : null;
}
