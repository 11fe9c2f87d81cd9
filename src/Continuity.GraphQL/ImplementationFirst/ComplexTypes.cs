using System.Reflection;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Fills in the members of objects, interfaces and unions.</summary>
/// <param name="classes">The annotated classes.</param>
/// <param name="outputs">The types of fields, and those that are not filled in yet.</param>
/// <param name="fields">Makes fields.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class ComplexTypes(AnnotatedClasses classes, OutputTypes outputs, FieldFactory fields, SchemaProblems problems)
{
    /// <summary>Fills in every type, those that come up on the way included.</summary>
    public void CompleteAll()
    {
        while (outputs.TryTake(out var next))
        {
            if (next.Type is ComplexType type)
            {
                Complete(type, next.Source);
            }
        }

        foreach (var union in outputs.All.OfType<UnionType>())
        {
            union.PossibleTypes = [.. outputs.All.OfType<ObjectType>().Where(o => union.RuntimeType!.IsAssignableFrom(o.RuntimeType))];
        }
    }

    private static string NameOf(MemberInfo member) => NamingConventions.OfField(member);

    private void Complete(ComplexType type, Type source)
    {
        var collected = new FieldCollection(type.Name, problems);
        var interfaces = AnnotatedClasses.InterfacesOf(source).ToList();
        foreach (var member in Own(source))
        {
            collected.Add(() => fields.Create(member, source));
        }

        collected.AddOrReplace(classes.ExtensionsOf(source).SelectMany(FieldMembers.OfResolvers).Select(Creation));
        foreach (var member in interfaces.SelectMany(i => classes.ExtensionsOf(i)).SelectMany(FieldMembers.OfResolvers))
        {
            collected.AddMissing(NameOf(member), Creation(member));
        }

        foreach (var member in interfaces.SelectMany(Own))
        {
            collected.AddMissing(NameOf(member), () => fields.Create(member, source));
        }

        type.Fields = collected.Fields;
        type.Interfaces = [.. interfaces.Select(i => (InterfaceType)outputs.Of(i, Origins.Of(source)))];
        if (type is InterfaceType)
        {
            foreach (var field in type.Fields.Values)
            {
                field.Resolver = null;
            }
        }

        Func<FieldDefinition> Creation(MemberInfo member) => () => fields.Create(member, source);
    }

    private IEnumerable<MemberInfo> Own(Type source)
    {
        var leftOut = classes.LeftOutOf(source);
        var leftOutOfInterfaces = AnnotatedClasses.InterfacesOf(source).SelectMany(i => classes.LeftOutOf(i));
        return FieldMembers.OfObject(source).Where(m => !leftOut.Contains(m.Name) && !leftOutOfInterfaces.Contains(m.Name));
    }
}
