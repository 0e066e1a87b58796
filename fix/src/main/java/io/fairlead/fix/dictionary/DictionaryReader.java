package io.fairlead.fix.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Reads a dictionary in the XML format of QuickFIX. A file may come from a counterparty, so a document type or an
/// external entity in it is refused. Used once, by one thread.
final class DictionaryReader {
    private static final int MAX_DEPTH = 16;

    private final String source;
    private final @Nullable FixDictionary base;
    private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    private final Map<String, Element> components = new HashMap<>();
    private final IdentityHashMap<Element, Members> groups = new IdentityHashMap<>();

    private DictionaryReader(String source, @Nullable FixDictionary base) {
        this.source = source;
        this.base = base;
    }

    static FixDictionary read(InputStream in, String source) throws IOException {
        return new DictionaryReader(source, null).read(parse(in, source));
    }

    /// Reads what a file adds to a dictionary: it may lack whole parts, and name fields that only the base defines.
    static FixDictionary readExtension(InputStream in, String source, FixDictionary base) throws IOException {
        return new DictionaryReader(source, base).read(parse(in, source));
    }

    private static Element parse(InputStream in, String source) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(in);
            return document.getDocumentElement();
        } catch (SAXException e) {
            throw new IllegalArgumentException(source + " is no XML that we accept: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a security feature", e);
        }
    }

    private FixDictionary read(Element root) {
        if (!root.getTagName().equals("fix")) {
            throw wrong("starts with <" + root.getTagName() + ">, not with <fix>");
        }
        for (Element field : part(root, "fields")) {
            readField(field);
        }
        Element componentsElement = child(root, "components");
        if (componentsElement != null) {
            children(componentsElement).forEach(each -> components.put(attribute(each, "name"), each));
        }
        Map<String, MessageDefinition> messages = new LinkedHashMap<>();
        for (Element message : part(root, "messages")) {
            String type = attribute(message, "msgtype");
            boolean admin = message.getAttribute("msgcat").equals("admin");
            messages.put(type, new MessageDefinition(type, attribute(message, "name"), admin, members(message)));
        }
        return new FixDictionary(
                beginString(root), optional(root, "header"), optional(root, "trailer"), fields, messages);
    }

    private static String beginString(Element root) {
        String type = root.getAttribute("type").isEmpty() ? "FIX" : root.getAttribute("type");
        return type + "." + attribute(root, "major") + "." + attribute(root, "minor");
    }

    private void readField(Element field) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Element value : children(field)) {
            values.put(attribute(value, "enum"), value.getAttribute("description"));
        }
        String type = attribute(field, "type");
        boolean several = type.startsWith("MULTIPLE");
        String name = attribute(field, "name");
        fields.put(name, new FieldDefinition(tag(field), name, FieldType.of(type), several, values));
    }

    private int tag(Element field) {
        String number = attribute(field, "number");
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw wrong("gives a field the number '" + number + "'");
        }
    }

    private Members optional(Element root, String name) {
        Element element = child(root, name);
        return element == null ? new Members(Set.of(), Set.of(), Map.of(), 0) : members(element);
    }

    private Members members(Element element) {
        Collected collected = new Collected();
        collect(element, true, collected, 0);
        return collected.members();
    }

    private void collect(Element element, boolean required, Collected into, int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong("nests components deeper than " + MAX_DEPTH + ", or in a circle, at " + element.getTagName());
        }
        for (Element child : children(element)) {
            boolean mandatory = required && child.getAttribute("required").equals("Y");
            String name = attribute(child, "name");
            switch (child.getTagName()) {
                case "field" -> into.add(tagOf(name), mandatory);
                case "component" -> collect(component(name), mandatory, into, depth + 1);
                case "group" -> {
                    into.add(tagOf(name), mandatory);
                    into.groups.put(tagOf(name), group(child, depth + 1));
                }
                default -> throw wrong("has an unknown element <" + child.getTagName() + ">");
            }
        }
    }

    /// The members of a group, which messages share that use it through a component.
    private Members group(Element element, int depth) {
        Members known = groups.get(element);
        if (known != null) {
            return known;
        }
        Collected group = new Collected();
        collect(element, true, group, depth);
        Members members = group.members();
        groups.put(element, members);
        return members;
    }

    private Element component(String name) {
        Element component = components.get(name);
        if (component == null) {
            throw wrong("uses the component " + name + ", which it does not define");
        }
        return component;
    }

    private int tagOf(String name) {
        FieldDefinition field = fields.get(name);
        if (field == null && base != null) {
            field = base.field(name);
        }
        if (field == null) {
            throw wrong("uses the field " + name + ", which it does not define");
        }
        return field.tag();
    }

    private List<Element> part(Element root, String name) {
        Element element = child(root, name);
        if (element == null && base == null) {
            throw wrong("has no <" + name + ">");
        }
        return element == null ? List.of() : children(element);
    }

    private static @Nullable Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(each -> each.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static String attribute(Element element, String name) {
        return element.getAttribute(name);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(source + " " + what);
    }

    /// The members found so far at one level, in order.
    private static final class Collected {
        final Set<Integer> tags = new LinkedHashSet<>();
        final Set<Integer> required = new HashSet<>();
        final Map<Integer, Members> groups = new HashMap<>();
        int first;

        void add(int tag, boolean mandatory) {
            if (tags.isEmpty()) {
                first = tag;
            }
            tags.add(tag);
            if (mandatory) {
                required.add(tag);
            }
        }

        Members members() {
            return new Members(tags, required, groups, first);
        }
    }
}
