using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Continuity.GraphQL.Registration;

/// <summary>
/// Reads a record of options from a section of the configuration: each key is a property, a record in it is a section of its own. A key that is no
/// property is refused, since an option that is misspelt would silently not hold.
/// </summary>
internal static class OptionBinding
{
    /// <summary>A record's own way to copy itself.</summary>
    private const string Clone = "<Clone>$";

    /// <summary>Reads options.</summary>
    /// <param name="section">The section; nothing is changed where it does not exist.</param>
    /// <param name="options">The options that hold where the section says nothing.</param>
    /// <returns>A copy, changed.</returns>
    /// <exception cref="ArgumentException">A key is no option, or its value can't be read or is out of bounds.</exception>
    public static T Bind<T>(IConfigurationSection section, T options)
        where T : class => (T)Changed(section, options);

    private static object Changed(IConfigurationSection section, object options)
    {
        var copy = options.GetType().GetMethod(Clone)!.Invoke(options, null)!;
        foreach (var entry in section.GetChildren())
        {
            var property = Options(copy.GetType()).FirstOrDefault(p => p.Name.Equals(entry.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException($"{entry.Path} is no option. There are: {string.Join(", ", Options(copy.GetType()).Select(static p => p.Name).Order())}.");
            Set(copy, property, entry);
        }

        return copy;
    }

    private static IEnumerable<PropertyInfo> Options(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static p => p.SetMethod is { IsPublic: true } && !p.PropertyType.IsAssignableTo(typeof(Delegate)));

    private static void Set(object options, PropertyInfo property, IConfigurationSection entry)
    {
        try
        {
            property.SetValue(options, Value(options, property, entry));
        }
        catch (TargetInvocationException fault) when (fault.InnerException is ArgumentOutOfRangeException bound)
        {
            // The first line of the message is the bounds; what follows names the property again.
            var bounds = bound.Message.Split(" (Parameter", 2)[0].TrimEnd('.');
            throw new ArgumentException($"{entry.Path} is {entry.Value}; it may be {bounds}.", bound);
        }
    }

    private static object Value(object options, PropertyInfo property, IConfigurationSection entry)
    {
        if (property.PropertyType.GetMethod(Clone) is not null)
        {
            return Changed(entry, property.GetValue(options)!);
        }

        try
        {
            return entry.Get(property.PropertyType) ?? throw new ArgumentException($"{entry.Path} is {entry.Value}, which is no list: its first entry is {entry.Path}:0.");
        }
        catch (InvalidOperationException fault)
        {
            throw new ArgumentException($"{entry.Path} is {entry.Value}, which is no {property.PropertyType.Name}.", fault);
        }
    }
}
