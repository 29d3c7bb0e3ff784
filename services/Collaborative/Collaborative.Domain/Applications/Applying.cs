using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Applications;

/// <summary>How an application is written and submitted.</summary>
static class Applying
{
    public static Decision<ApplicationEvent, ApplicationRefusal> Begin(ApplicationCommand.Save c) =>
        c.Form.ProblemInDraft() is { } problem ? new ApplicationRefusal.Invalid(problem) : new ApplicationEvent.Saved(c.Act, c.By, c.Call, c.Lead, c.Form, c.Now);

    public static Decision<ApplicationEvent, ApplicationRefusal> Save(Application.Draft draft, ApplicationCommand.Save c) =>
        draft.Call != c.Call ? new ApplicationRefusal.OtherCall() : Begin(c);

    public static Decision<ApplicationEvent, ApplicationRefusal> Submit(Application.Draft draft, ApplicationCommand.Submit c)
    {
        if (!c.Terms.Window.Contains(c.Now))
            return new ApplicationRefusal.CallNotOpen(c.Terms.Window);
        var shortfalls = Checking.Of(c.Terms, draft.Lead, draft.Form, c.Standing);
        return shortfalls.IsEmpty
            ? new ApplicationEvent.Submitted(c.Act, c.By, draft.Form, JointApplications.NeedScreening(draft.Lead, draft.Form), c.Now)
            : new ApplicationRefusal.NotAdmissible(shortfalls);
    }
}
