using Compliance.Graph;
using Compliance.ReadingModels;
using Compliance.Storage;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.RegisteringAModel;

/// <summary>Brings what people say of models to the models.</summary>
static class ModelDesk
{
    /// <summary>The model, if the caller may say something of it: a monitor of any, an officer of those of the own organization.</summary>
    /// <exception cref="RefusalError">There is none that the caller may see, or it is another's.</exception>
    public static async Task<Guid> DemandOwnAsync(IResolveFieldContext context, IGrainFactory grains, string id)
    {
        var (viewer, model) = (Viewer.Of(context), Input.Uuid(id, "modelId"));
        var developers = await Grains.AskAsync(() => grains.GetGrain<IModelGrain>(model.ToString("D")).DevelopersAsync(), context.CancellationToken);
        return developers.Length > 0 && viewer.SeesWhatIsFiledBy(developers) ? model : throw new RefusalError("model.unknown", "There is no such model among those that you answer for.");
    }

    /// <exception cref="RefusalError">The model refused.</exception>
    public static async Task<ModelActView> AskAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, Guid model, ModelCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var asked = Asked.Of(command with { By = context.DemandPerson() });
        var answer = await Grains.AskAsync(() => grains.GetGrain<IModelGrain>(model.ToString("D")).DoAsync(order, asked), context.CancellationToken);
        return new(model, answer.ActOf());
    }

    public static RefusalError Homeless() => new("auth.forbidden", "Only who acts for an organization can do this.");
}
