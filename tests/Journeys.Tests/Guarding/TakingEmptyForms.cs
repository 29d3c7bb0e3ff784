using System.Reflection;
using Microsoft.AspNetCore.Components;
using Web.Language;

namespace Journeys.Tests.Guarding;

/// <summary>A list of which nothing was sent with a form is empty. The binder of forms sets it to null then, whatever it was before.</summary>
public sealed class TakingEmptyForms
{
    [Fact]
    public void A_list_of_which_nothing_was_sent_is_empty()
    {
        var lists = Papers().SelectMany(Lists).ToList();
        Assert.True(lists.Count > 10, $"Only {lists.Count} lists were found in forms.");
        Assert.Empty(lists.Where(l => IsNullOnceUnset(l)).Select(l => $"{l.DeclaringType}.{l.Name}"));
    }

    /// <summary>What pages bind forms to, and what stands in lists of it.</summary>
    static HashSet<Type> Papers()
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var papers = new HashSet<Type>();
        var found = new Queue<Type>(typeof(Words).Assembly.GetTypes().SelectMany(t => t.GetProperties(any))
            .Where(p => p.IsDefined(typeof(SupplyParameterFromFormAttribute))).Select(p => p.PropertyType));
        while (found.TryDequeue(out var type))
        {
            foreach (var held in type.IsGenericType ? type.GetGenericArguments() : [type])
                if (held.Assembly == typeof(Words).Assembly && held.IsClass && papers.Add(held))
                    foreach (var property in held.GetProperties())
                        found.Enqueue(property.PropertyType);
        }
        return papers;
    }

    static IEnumerable<PropertyInfo> Lists(Type paper) => paper.GetProperties()
        .Where(p => p.CanWrite && p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(List<>))
        .Where(p => new NullabilityInfoContext().Create(p).ReadState is NullabilityState.NotNull);

    static bool IsNullOnceUnset(PropertyInfo list)
    {
        var paper = Activator.CreateInstance(list.DeclaringType!);
        list.SetValue(paper, null);
        return list.GetValue(paper) is null;
    }
}
